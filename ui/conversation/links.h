#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace otklik {

/// A web address inside plain text.
struct LinkSpan final
{
    int start = 0;  ///< UTF-16, in the text given to findLinks()
    int length = 0;
    QUrl url;       ///< http or https, with a host

    friend bool operator==(const LinkSpan &, const LinkSpan &) = default;
};

/// Addresses that begin with http:// or https://; nothing else is ever a link.
[[nodiscard]] QList<LinkSpan> findLinks(const QString &text);

/// `text` as an address of the web; an invalid one where it is none.
[[nodiscard]] QUrl webAddress(const QString &text);

/// What a person should know before opening a link.
struct LinkFacts final
{
    QString host;        ///< as the network sees it, in ASCII (punycode)
    QString writtenHost; ///< in its own letters; the same as `host` for plain names
    bool hasOtherLetters = false; ///< an internationalised name: may look like another one
    bool mixesScripts = false;    ///< one label of it has letters of several alphabets
    bool hasUserInfo = false;     ///< "bank.example@evil.example": the part before @ is not the address
    bool isEncrypted = false;
    int port = -1;       ///< when it is not the usual one

    friend bool operator==(const LinkFacts &, const LinkFacts &) = default;
};

[[nodiscard]] LinkFacts factsOf(const QUrl &url);

} // namespace otklik
