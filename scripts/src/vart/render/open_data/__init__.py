"""The directory as open data: ``/api/v1/``, ``/hsds/3.0/`` and ``/dcat.rdf``, all of it files.

Like pages, a language's files are made by the process that has the language's texts in memory; each service is encoded
once, and every list is put together from the same bytes.
"""

from vart.render.open_data.common import common_files
from vart.render.open_data.languages import LanguageData
from vart.render.open_data.meta import API, HSDS, VERSION
from vart.render.open_data.shared import Shared

__all__ = ["API", "HSDS", "VERSION", "LanguageData", "Shared", "common_files"]
