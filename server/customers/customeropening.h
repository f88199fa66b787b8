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

} // namespace otklik::server
