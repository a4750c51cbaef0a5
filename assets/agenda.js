// The agenda with a keyboard and a mouse; without it every item is a link to its form.
