#include "benchmarks/guidance/markedtexts.h"

#include <QFile>
#include <QRegularExpression>

namespace otklik::bench {

namespace {

void readEscapes(QString &line)
{
    static const QRegularExpression escape(QStringLiteral("\\\\u([0-9a-f]{4})"));
    for (auto match = escape.match(line); match.hasMatch(); match = escape.match(line))
        line.replace(match.capturedStart(), match.capturedLength(), QChar(match.captured(1).toUShort(nullptr, 16)));
}

/// A line that begins with "!".
void readDirective(const QString &line, PrivacyOptions &options)
{
    static const QString own = QStringLiteral("!own ");
    static const QString pattern = QStringLiteral("!pattern ");
    if (line.startsWith(own))
        options.ownContacts.append(line.mid(own.size()));
    else if (const qsizetype equals = line.indexOf(QStringLiteral(" = ")); line.startsWith(pattern) && equals > 0)
        options.contractPatterns.append({line.mid(pattern.size(), equals - pattern.size()), line.mid(equals + 3)});
}

} // namespace

Result<MarkedText> readMarkedText(QString line)
{
    readEscapes(line);
    static const QRegularExpression mark(QStringLiteral("\\[\\[(\\w+):(.*?)\\]\\]"));
    MarkedText read;
    for (auto match = mark.match(line); match.hasMatch(); match = mark.match(line)) {
        const auto kind = fromName<PersonalDataKind>(match.captured(1));
        if (!kind)
            return failure(Error::Kind::CorrectInput, QStringLiteral("unknown_mark"), match.captured());
        read.spans.append({match.capturedStart(), match.capturedLength(2), *kind});
        line.replace(match.capturedStart(), match.capturedLength(), match.captured(2));
    }
    read.text = line;
    return read;
}

Result<MarkedTexts> readMarkedTexts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::GiveUp, QStringLiteral("unreadable"), path);
    MarkedTexts read;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'!')) {
            readDirective(line, read.options);
            continue;
        }
        const auto row = readMarkedText(line);
        if (!row)
            return tl::unexpected<Error>(row.error());
        read.rows.append(*row);
    }
    return read;
}

} // namespace otklik::bench
