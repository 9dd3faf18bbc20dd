"""Files, folders and their zip archives into a store: found, read apart, stored in versions.

For a page or a command that shows what it does, in three steps:

    found = list(found_files(paths))                    # or uploaded_files([(name, bytes), …]); no file is opened yet
    with closing(read_files(found, store_folder)) as files:
        for read in files:                              # in order, each as soon as it is read; nothing is stored
            read.file                                   # an ImportedFile: read, unchanged or refused, with its counts
            read.reading                                # what it says, where it was read now
            read.data                                   # its bytes
    imported = store_files(chosen, store_folder)        # the chosen ones, in one version: each whole or not at all

Reading goes on in other processes while the caller looks at what is there; leaving the loop ends them. A reading may
be changed before it is stored (`dataclasses.replace`), its document_id may not.

`import_paths` does all of it for the command line, and stores as it goes (`Pace`): what is stored stays stored whatever
happens after, and importing the same folder again goes on where it stopped: neither what is stored nor what this reader
refused is read again. `try_import` does the same in a copy of the store, and tells what would change.
"""

from dashboard.importing.bar import Bar
from dashboard.importing.found import FoundFile, found_files, uploaded_files
from dashboard.importing.reading import read_files
from dashboard.importing.results import ImportedFile, ReadFile
from dashboard.importing.storing import Pace, import_paths, import_sources, store_files
from dashboard.importing.trial import Trial, change_lines, counted_changes, try_import
from dashboard.importing.wording import file_line, summary, summary_lines

__all__ = [
    "Bar",
    "FoundFile",
    "ImportedFile",
    "Pace",
    "ReadFile",
    "Trial",
    "change_lines",
    "counted_changes",
    "file_line",
    "found_files",
    "import_paths",
    "import_sources",
    "read_files",
    "store_files",
    "summary",
    "summary_lines",
    "try_import",
    "uploaded_files",
]
