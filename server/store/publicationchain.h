#pragma once

#include "models/publication.h"

namespace otklik::server {

class Rows;

/// What follows `sent`, however far behind, was written against the thread as it was before that reply stood in it. That
/// the reply does so now, `revisionBefore` becoming `revisionNow`, is no change of the thread for it.
void letChainFollow(Rows &rows, const PublicationId &sent, qint64 revisionBefore, qint64 revisionNow);

/// The same when the network tells the brand's post of this id: nothing happens unless it is a publication that went out.
void letChainFollowPost(Rows &rows, const SourceId &source, const QString &externalId, qint64 revisionBefore, qint64 revisionNow);

} // namespace otklik::server
