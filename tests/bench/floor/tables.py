"""Icons, labels and sentences of ways to reach a service: data alone, also for the Hugo site."""

from __future__ import annotations

ICONS = {
    "phone": "phone", "sms": "message-text-outline", "text_relay": "keyboard-outline", "chat": "chat-outline",
    "form": "form-textbox", "email": "email-outline", "website": "web", "visit": "door",
}  # fmt: skip
LABELS = {
    "phone": "", "sms": "Sms", "text_relay": "Text och tal", "chat": "Chatta", "form": "Skriv i formulär",
    "email": "Mejla", "website": "Webbplats",
}  # fmt: skip
COST = {
    "free": "Det är gratis.",
    "local-rate": "Det kostar som ett vanligt samtal.",
    "fee": "Det kostar pengar. Fråga vad det kostar först.",
    "unknown": "Vi vet inte om det kostar något.",
}
BILL = {
    "hidden": "Samtalet syns inte på telefonräkningen.",
    "visible": "Samtalet syns på telefonräkningen.",
    "unknown": "Vi vet inte om samtalet syns på telefonräkningen.",
}
