"""A region as text: typed with suggestions, kept as its Kemendagri code."""

from django import forms
from django.utils.translation import gettext as _

from lms.accounts import region_search
from lms.accounts.regions import all_regions


class RegionField(forms.CharField):
    """Takes a name, gives the code; «» for nothing. Names several places when unsure."""

    def __init__(self, *, list_id: str, **kwargs) -> None:
        widget = forms.TextInput(attrs={"list": list_id, "autocomplete": "off"})
        super().__init__(max_length=region_search.LONGEST_TYPED, widget=widget, **kwargs)

    def prepare_value(self, value) -> str:
        region = all_regions().get(value)
        return region_search.label_of(region) if region else value

    def clean(self, value) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        region = region_search.find(typed) or all_regions().get(typed)
        if region:
            return region.code
        could_be = [region_search.label_of(region) for region in region_search.suggest(typed)]
        if could_be:
            raise forms.ValidationError(
                _("Which one is it? Write one of these: %(places)s."),
                params={"places": "; ".join(could_be)},
            )
        raise forms.ValidationError(
            _("We do not know this place. Write a regency, city or province.")
        )

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def region_names() -> list[str]:
    """Return every name there is, each understood as one region and no other."""
    return [region_search.label_of(region) for region in all_regions().values()]
