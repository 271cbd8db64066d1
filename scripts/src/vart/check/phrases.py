"""Rules over what people say: groups that lead somewhere, once each, and do not contradict each other.

Two phrases are the same when they are the same once folded (:mod:`vart.languages.fold`), for the finder can not tell
them apart then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from vart.check.findings import Finding
from vart.check.plain import JOINING, script_faults, text_faults
from vart.check.texts import tell
from vart.languages.fold import folder_for
from vart.load import Loaded
from vart.load.phrases import phrase_files, read_phrases
from vart.model import Directory, Language, Problem
from vart.model.phrases import PhraseGroup


def about_phrases(loaded: Loaded) -> tuple[list[Problem], int]:
    """Return what is wrong with every file of phrases, and how many files there are."""
    problems: list[Problem] = []
    files = phrase_files(loaded.paths)
    languages = {language.tag: language for language in loaded.directory.languages}
    for file in files:
        document, groups, unread = read_phrases(loaded.paths, file)
        problems += unread
        if document is None or unread:
            continue
        language = languages.get(file.stem)
        found = list(check_phrases(groups, loaded.directory, language)) if language else [_undeclared(file)]
        for one in found:
            problems.append(
                Problem(document.where(one.loc), one.rule, one.message, one.remedy, one.severity, one.params)
            )
    return problems, len(files)


def _undeclared(file: Path) -> Finding:
    return Finding(
        "phrase-language", (), "There is no language '{name}' in languages.yml",
        "name the file after a language's tag, as in sv.yml", params={"name": file.stem},
    )  # fmt: skip


def check_phrases(groups: Sequence[PhraseGroup], directory: Directory, language: Language) -> Iterator[Finding]:
    """Tell what is wrong with the phrases of one language."""
    words = folder_for(language.tag).words
    seen: set[str] = set()
    said: dict[str, int] = {}
    for place, group in enumerate(groups):
        if group.id in seen:
            yield Finding(
                "phrase-id", (place, "id"), "There are two groups '{name}'", "give one of them another id",
                params={"name": group.id},
            )  # fmt: skip
        seen.add(group.id)
        yield from _leads(place, group, directory)
        for number, text in enumerate(group.say):
            loc = (place, "say", number)
            # People mix alphabets when they type; a whole phrase in another one is in the wrong file.
            yield from tell(loc, text_faults(text, language.folder in JOINING))
            if any(letter.isalpha() for letter in text) and _foreign(text, language):
                yield from tell(loc, script_faults(text, language.script))
            folded = " ".join(word.stem for word in words(text))
            if not folded:
                yield Finding(
                    "phrase-empty", loc, "Nothing is left of '{text}' but words that tell nothing",
                    "use words that tell what happens", params={"text": text},
                )  # fmt: skip
                continue
            before = said.setdefault(folded, place)
            if before != place:
                yield from _again(loc, text, groups[before], group)


def _again(loc: tuple, text: str, before: PhraseGroup, group: PhraseGroup) -> Iterator[Finding]:
    if before.urgency != group.urgency or not set(before.needs) & set(group.needs):
        yield Finding(
            "phrase-contradiction", loc, "'{text}' leads elsewhere in the group '{name}'",
            "keep it in one of them, or say more in each", params={"text": text, "name": before.id},
        )  # fmt: skip
    else:
        yield Finding(
            "phrase-twice", loc, "'{text}' stands in the group '{name}' too", "keep it where it fits best", "warning",
            {"text": text, "name": before.id},
        )  # fmt: skip


def _foreign(text: str, language: Language) -> bool:
    return language.script != "Latn" and not any(ord(letter) > 0x2FF for letter in text if letter.isalpha())


def _leads(place: int, group: PhraseGroup, directory: Directory) -> Iterator[Finding]:
    """See that a group leads to words of the vocabulary, and those to services."""
    known = directory.vocabulary.groups
    for key in ("needs", "violence", "audiences"):
        for number, name in enumerate(getattr(group, key)):
            if name not in known[key]:
                yield Finding(
                    "phrase-nowhere", (place, key, number), "'{name}' is not in vocabulary.yml",
                    "use one of its {key}", params={"name": name, "key": key},
                )  # fmt: skip
    if group.urgency != "none" and not group.needs:
        yield Finding(
            "phrase-nowhere",
            (place, "needs"),
            "The group is urgent and leads nowhere",
            "name the need that comes first",
        )
    needs = [name for name in group.needs if name in known["needs"]]
    helped = {need for service in directory.services if service.status == "active" for need in service.needs}
    if needs and not helped.intersection(needs):
        yield Finding(
            "phrase-nowhere", (place, "needs"), "No active record helps with any of these needs",
            "name another need, or add a record", "warning",
        )  # fmt: skip
