"""Tags that other apps' templates use."""
