"""Staff's side of certificates, in Wagtail admin: look up, withdraw, issue for a cohort."""
