#pragma once

#include "server/customers/customerimport.h"

namespace otklik::server {

/// A source that was imported before knows where it stands, who signs in there, and by which mapping it is read, unless
/// `options` say it anew. Gives the password that is kept, if it was given for that very place and user; else nothing.
/// Error code "no_such_customer_source" (detail: the title): nothing says where the source stands.
[[nodiscard]] Result<QString> addWhatIsKnown(Rows &rows, CustomerImportOptions &options);

/// For the next import of the source; where there is no such source, nothing is kept.
void keepPassword(Rows &rows, const QString &title, const QString &password);

} // namespace otklik::server
