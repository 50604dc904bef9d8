"""`toolkit request`: the desk that answers requests for other formats and languages."""

from toolkit_cli.cli._lazy import Lazy, lazy_group

COMMANDS = {
    "new": Lazy("_request_new", "Log a request, and say when it is due and what will happen."),
    "amend": Lazy("_request_amend", "Change what an open request asks for."),
    "list": Lazy("_request_list", "List requests."),
    "show": Lazy("_request_list", "Show a request and every change of it."),
    "due": Lazy("_request_list", "List what is overdue."),
    "fulfil": Lazy("_request_answer", "Make what was asked for and pack it."),
    "sent": Lazy("_request_answer", "Note that it went out, with the version and the hash of what was sent."),
    "close": Lazy("_request_answer", "Close a request."),
    "reopen": Lazy("_request_answer", "Take up a request again."),
    "report": Lazy(
        "_request_report",
        "Count requests, and the share answered on time.",
    ),
    "affected": Lazy(
        "_request_affected",
        "List requests whose document has changed since.",
    ),
    "purge": Lazy("_request_care", "Delete for good what was closed before a day, with the packs."),
    "erase": Lazy("_request_care", "Delete one request for good, with its pack."),
    "backup": Lazy("_request_care", "Copy all requests into one file, also while others work."),
    "restore": Lazy("_request_care", "Bring a backup back."),
}

request = lazy_group(
    "request",
    "Requests for other formats: logged, answered on time, no personal data.",
    COMMANDS,
)
