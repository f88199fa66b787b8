#include "server/customers/knownsource.h"

#include "server/store/rows.h"
#include "server/store/secrets.h"

namespace otklik::server {

namespace {

const QString passwordName = QStringLiteral("password");

} // namespace

Result<QString> addWhatIsKnown(Rows &rows, CustomerImportOptions &options)
{
    CustomerSourceStore sources(rows);
    const auto source = sources.sourceCalled(options.title);
    const auto base = source ? sources.base(source->id) : std::nullopt;
    CustomerBase &wanted = options.base;
    if (base && wanted.mapping.isEmpty())
        wanted.mapping = base->mapping;
    if (wanted.kind == CustomerBaseKind::File)
        return QString();
    if (wanted.url.isEmpty() && (!base || base->kind == CustomerBaseKind::File))
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_such_customer_source"), options.title);
    if (wanted.url.isEmpty()) {
        wanted.url = base->url;
        wanted.kind = base->kind;
    }
    const bool isSamePlace = base && base->kind == wanted.kind && base->url == wanted.url;
    if (isSamePlace && wanted.user.isEmpty())
        wanted.user = base->user;
    // A password never goes to another place than the one it was given for.
    return isSamePlace && base->user == wanted.user ? Secrets(rows).value(source->id.value, passwordName) : QString();
}

void keepPassword(Rows &rows, const QString &title, const QString &password)
{
    if (const auto source = CustomerSourceStore(rows).sourceCalled(title))
        Secrets(rows).set(source->id.value, passwordName, password);
}

} // namespace otklik::server
