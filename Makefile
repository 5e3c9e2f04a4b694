# make, then make test; as root make install activate. What the scripts do can be read there.
PREFIX ?= /usr/local
DESTDIR ?=
BINDIR = $(PREFIX)/bin
UNITDIR = $(PREFIX)/lib/systemd
DOCDIR = $(PREFIX)/share/doc/rawi
CONFDIR = /etc/rawi
SWIFT_BUILD = swift build -c release --product rawi --static-swift-stdlib
BINARY = .build/release/rawi
PAGE = .build/release/rawi-web

.PHONY: build page test lint run demo install activate uninstall deb asan tsan units service coverage clean

build:
	scripts/packages
	$(SWIFT_BUILD)

# The status page, if it is wanted: make install takes it along once it is built.
page:
	scripts/packages
	swift build -c release --product rawi-web --static-swift-stdlib

test:
	scripts/test

lint:
	scripts/lint

units:
	scripts/check-units

# As root, after make build.
service:
	scripts/check-service

# After make build.
deb:
	scripts/deb

run:
	scripts/run

demo:
	scripts/demo

coverage:
	scripts/coverage

# Folders of their own, so that a plain build afterwards starts where it was.
asan:
	LSAN_OPTIONS="suppressions=$(CURDIR)/Tests/leaks.supp:print_suppressions=0" \
	    swift test --disable-xctest --sanitize=address --scratch-path .build-asan

tsan:
	TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/races.supp:print_suppressions=0" \
	    swift test --disable-xctest --sanitize=thread --scratch-path .build-tsan

# Builds nothing, so that root does not own what is in .build. A configuration that is there is left as it is, also where
# sources were removed from it.
install:
	@test -x $(BINARY) || { echo "There is no $(BINARY) yet: make build first, not as root."; exit 1; }
	install -D -s -m 755 $(BINARY) "$(DESTDIR)$(BINDIR)/rawi"
	install -d "$(DESTDIR)$(UNITDIR)/system" "$(DESTDIR)$(CONFDIR)/sources.d" "$(DESTDIR)$(CONFDIR)/articles" "$(DESTDIR)$(DOCDIR)"
	install -m 644 systemd/rawi.service "$(DESTDIR)$(UNITDIR)/system/rawi.service"
	install -D -m 644 systemd/rawi.sysusers "$(DESTDIR)$(PREFIX)/lib/sysusers.d/rawi.conf"
	install -D -m 644 systemd/rawi.tmpfiles "$(DESTDIR)$(PREFIX)/lib/tmpfiles.d/rawi.conf"
	install -D -m 644 systemd/rawi.catalog "$(DESTDIR)$(UNITDIR)/catalog/rawi.catalog"
	install -D -m 644 -t "$(DESTDIR)$(DOCDIR)/drop-ins" systemd/drop-ins/*.conf
	sed -i 's|/usr/bin/rawi|$(BINDIR)/rawi|; s|/usr/share/doc/rawi|$(DOCDIR)|' "$(DESTDIR)$(UNITDIR)/system/rawi.service" \
		"$(DESTDIR)$(UNITDIR)/catalog/rawi.catalog" "$(DESTDIR)$(DOCDIR)"/drop-ins/*.conf
	@if [ -x $(PAGE) ]; then \
		install -D -s -m 755 $(PAGE) "$(DESTDIR)$(BINDIR)/rawi-web" && \
		install -m 644 systemd/rawi-web.service systemd/rawi-web.socket "$(DESTDIR)$(UNITDIR)/system/" && \
		sed -i 's|/usr/bin/rawi-web|$(BINDIR)/rawi-web|; s|/usr/share/doc/rawi|$(DOCDIR)|' "$(DESTDIR)$(UNITDIR)/system/rawi-web.service"; \
	fi
	@if [ -e "$(DESTDIR)$(CONFDIR)/rawi.toml" ]; then echo "Kept the configuration in $(DESTDIR)$(CONFDIR)"; else \
		install -m 644 config/rawi.toml "$(DESTDIR)$(CONFDIR)/" && \
		sed -i 's|^folder = "var".*|folder = "/var/lib/rawi"|' "$(DESTDIR)$(CONFDIR)/rawi.toml" && \
		install -m 644 -t "$(DESTDIR)$(CONFDIR)/sources.d" config/sources.d/*.toml systemd/inbox.toml && \
		install -m 644 -t "$(DESTDIR)$(CONFDIR)/articles" config/articles/*; \
	fi
	install -m 644 LICENSE $(wildcard README*.md CHANGELOG.md) $(wildcard docs/*.md docs/*.json docs/*.yml docs/*.png) "$(DESTDIR)$(DOCDIR)"
	install -D -m 644 -t "$(DESTDIR)$(DOCDIR)/grafana" docs/grafana/*.json
	install -D -m 644 -t "$(DESTDIR)$(DOCDIR)/shapes" docs/shapes/*
	@for page in $(wildcard docs/man/*.[1-8] docs/*.[1-8]); do \
		install -D -m 644 "$$page" "$(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/}"; \
	done
	@install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	$(BINARY) --generate-completion-script bash >"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/rawi"
	$(BINARY) --generate-completion-script zsh >"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_rawi"
	$(BINARY) --generate-completion-script fish >"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/rawi.fish"

# What a package would do after unpacking: make the user and the folders, tell systemd. Starts nothing.
activate:
	systemd-sysusers rawi.conf
	systemd-tmpfiles --create rawi.conf
	journalctl --update-catalog
	systemctl daemon-reload
	@echo "Set contact in $(CONFDIR)/rawi.toml, then: systemctl enable --now rawi"

# Configuration, records and the user stay: docs/OPERATIONS.md tells how to remove them too.
uninstall:
	rm -f "$(DESTDIR)$(BINDIR)/rawi" "$(DESTDIR)$(BINDIR)/rawi-web" "$(DESTDIR)$(UNITDIR)"/system/rawi.service "$(DESTDIR)$(UNITDIR)"/system/rawi-web.* "$(DESTDIR)$(UNITDIR)/catalog/rawi.catalog" \
		"$(DESTDIR)$(PREFIX)/lib/sysusers.d/rawi.conf" "$(DESTDIR)$(PREFIX)/lib/tmpfiles.d/rawi.conf" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/rawi" "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_rawi" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/rawi.fish" "$(DESTDIR)$(PREFIX)"/share/man/man*/rawi*
	rm -rf "$(DESTDIR)$(DOCDIR)"

clean:
	rm -rf .build .build-asan .build-tsan .build-coverage
