#include "ui/team/documentfile.h"

#include "models/teamdocument.h"
#include "ui/common/background.h"

#include <QFile>
#include <QSaveFile>
#include <QStringDecoder>

namespace otklik {

namespace {

constexpr qint64 mostBytes = 4 * longestDocument; // UTF-8

tl::unexpected<Error> bad(const char *code)
{
    return failure(Error::Kind::CorrectInput, QLatin1StringView(code), {});
}

Result<QString> textOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return bad("file_unreadable");
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return bad("file_unreadable");
    if (bytes.size() > mostBytes)
        return bad("file_too_large");
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar::Null))
        return bad("file_not_text");
    if (text.size() > longestDocument)
        return bad("file_too_large");
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text;
}

} // namespace

Answer<QString> readDocumentFile(const QString &path)
{
    return inBackground([path] { return textOf(path); });
}

Answer<bool> writeDocumentFile(const QString &path, const QString &text)
{
    return inBackground([path, text]() -> Result<bool> {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
            return bad("file_unwritable");
        return true;
    });
}

} // namespace otklik
