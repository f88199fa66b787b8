#pragma once

#include "models/customerimports.h"
#include "sync/remoteapi.h"

namespace otklik::importsprotocol {

// The routes of customer imports: see CustomerImports, whose functions these are. Answers that cannot be right give
// "bad_message".

void overview(RemoteApi &api, Then<ImportOverview> then);
void start(RemoteApi &api, const ImportStart &start, Then<CustomerJob> then);
void send(RemoteApi &api, const QString &job, qint64 at, const QByteArray &bytes, Then<CustomerJob> then);
void order(RemoteApi &api, const QString &job, const ImportOrder &order, Then<CustomerJob> then);
void job(RemoteApi &api, const QString &id, Then<CustomerJob> then);
void report(RemoteApi &api, const QString &job, Then<ImportReport> then);
void stop(RemoteApi &api, const QString &job, Then<CustomerJob> then);
void forget(RemoteApi &api, const QString &job, Then<bool> then);

} // namespace otklik::importsprotocol
