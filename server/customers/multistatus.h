#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace otklik {

/// What a DAV server says of one resource.
struct DavResource final
{
    QString href;     ///< as it stands in the answer
    int status = 200; ///< of the resource as a whole
    QByteArray etag;
    QString card; ///< its vCard, if it was asked for
    bool isCollection = false;
    bool isAddressBook = false;
    QString principal;        ///< of who is signed in
    QStringList addressBooks; ///< where the address books of a principal are
};

/// A "207 Multi-Status" answer (RFC 4918, 6352).
struct MultiStatus final
{
    QList<DavResource> resources;
    bool isMultiStatus = false; ///< it began as one
    bool isWhole = false;       ///< it also ended as one; else `resources` are those before the break
};

/// Bounded: no document type, no entities of its own, at most `most` resources.
[[nodiscard]] MultiStatus multiStatusOf(const QByteArray &body, qsizetype most);

} // namespace otklik
