from django import template

from lms.accounts import devices

register = template.Library()
register.filter("device_words", devices.device_words)
