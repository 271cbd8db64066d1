"""What a visit leaves behind, read from the files of real browsers after they were closed.

Needs, in Debian's words: ``chromium firefox-esr webkit2gtk-driver python3-gi gir1.2-webkit2-4.1 libnss3-tools openssl
xvfb``. What is missing is named by the tests that need it. ``python -m tests.traces.report`` measures everything and
writes the tables of ``docs/handbook/traces.md``.
"""
