#pragma once

#include "channels/http/http.h"
#include "server/customers/customerreader.h"
#include "server/store/customersourcestore.h"

#include <memory>

namespace otklik::server {

/// The reader of a customer base, of whatever kind, where the last one left it; of a file, by
/// what it seems to hold. `http` must outlive the reader. Error codes: those of the readers, and
/// "bad_map" (detail: the assignment).
[[nodiscard]] Result<std::unique_ptr<CustomerReader>> openCustomers(const CustomerBase &base, const QString &password,
                                                                    Http &http, const QByteArray &state);

/// The columns of a file, or the properties of its cards, with what they are taken for by `mapping` and by their usual
/// names. What `mapping` says of columns that are not there is passed over. Error codes: those of the readers of files,
/// and "bad_map".
[[nodiscard]] Result<QList<ImportColumn>> columnsOfFile(const QString &path, const QJsonArray &mapping);

/// A mapping as the readers and the store have it: texts "COLUMN=FIELD".
[[nodiscard]] QJsonArray mappingOf(const QList<ImportAssignment> &assignments);
[[nodiscard]] QList<ImportAssignment> assignmentsOf(const QJsonArray &mapping);

} // namespace otklik::server
