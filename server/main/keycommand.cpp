#include "server/main/keycommand.h"

#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/keyfile.h"
#include "server/main/unlock.h"
#include "server/store/leasestore.h"
#include "server/store/secrets.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "storage/sqlite/filelock.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

namespace {

Result<void> show(Store &store, const KeyFile &file)
{
    const auto used = store.read([](Rows &rows) -> Result<QString> { return Secrets(rows).keyId(); });
    if (!used)
        return tl::unexpected<Error>(used.error());
    const auto keys = file.read();
    if (!keys)
        return tl::unexpected<Error>(keys.error());
    bool isThere = used->isEmpty();
    for (const QByteArray &key : *keys) {
        const QString id = SecretBox::idOf(key);
        std::printf("%s%s\n", qUtf8Printable(id), id == *used ? "\tin use" : "");
        isThere = isThere || id == *used;
    }
    return isThere ? Result<void>() : failure(Error::Kind::GiveUp, QStringLiteral("key_wrong"), *used);
}

Result<void> change(Store &store, const KeyFile &file)
{
    if (const auto before = unlockSecrets(store, file); !before) // a file that does not fit gets no further key
        return tl::unexpected<Error>(before.error());
    if (auto added = file.addKey(); !added)
        return added;
    const auto sealed = unlockSecrets(store, file);
    return sealed ? show(store, file) : tl::unexpected<Error>(sealed.error());
}

/// The source cannot be reached any more, until somebody connects it again.
void disconnect(Rows &rows, const SourceId &id)
{
    Secrets(rows).removeAll(id.value);
    auto source = rows.find<Source>(id);
    if (!source)
        return;
    std::printf("%s\t%s\n", qUtf8Printable(id.value), qUtf8Printable(source->title));
    source->state = SourceState::NotConnected;
    source->problem.clear();
    rows.put(*source);
}

Result<void> forget(Store &store, const KeyFile &file)
{
    if (!file.exists())
        if (auto made = file.make(); !made)
            return made;
    const auto keys = file.read();
    if (!keys)
        return tl::unexpected<Error>(keys.error());
    return store.write([&](Rows &rows) -> Result<void> {
        const QList<QString> forgotten = Secrets(rows).forgetUnreadable(SecretBox(*keys));
        for (const QString &owner : forgotten)
            disconnect(rows, SourceId{owner});
        return {};
    });
}

/// Nobody may go on sealing with the key of before.
Result<std::unique_ptr<FileLock>> alone(Store &store, const DataPlace &place)
{
    if (!place.isShared())
        return FileLock::take(place.lockFile(), QLatin1StringView("already_running"));
    const auto isServed = store.read([](Rows &rows) -> Result<bool> { return LeaseStore(rows).isAnyHeld(); });
    if (!isServed)
        return tl::unexpected<Error>(isServed.error());
    return *isServed ? failure(Error::Kind::GiveUp, QStringLiteral("already_running")) : Result<std::unique_ptr<FileLock>>(nullptr);
}

bool isAboutTheFile(const Error &error)
{
    return error.code.startsWith(QLatin1StringView("key_")) || error.code == QLatin1StringView("file_not_writable");
}

} // namespace

QString KeyCommand::name() const
{
    return QStringLiteral("key");
}

QString KeyCommand::usage() const
{
    return QStringLiteral("show | change | forget [--key-file FILE] – the key of the networks' tokens and passwords: which it "
                          "is; another one; away with what none of the keys opens");
}

int KeyCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    KeyFile::addOption(parser);
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    const bool isShow = verb == QLatin1StringView("show");
    const bool isChange = verb == QLatin1StringView("change");
    if (!isParsed || words.size() != 1 || (!isShow && !isChange && verb != QLatin1StringView("forget")))
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const KeyFile file(parser, place);
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    std::unique_ptr<FileLock> lock;
    if (!isShow) {
        auto taken = alone(**store, place);
        if (!taken)
            return FailureReport(place.name())(taken.error());
        lock = std::move(*taken);
    }
    const auto done = isShow ? show(**store, file) : isChange ? change(**store, file) : forget(**store, file);
    return done ? exitOk : FailureReport(isAboutTheFile(done.error()) ? file.path() : place.name())(done.error());
}

} // namespace otklik::server
