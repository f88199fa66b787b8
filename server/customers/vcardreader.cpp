#include "server/customers/vcardreader.h"

#include "server/customers/columnsample.h"

namespace otklik {

namespace {

/// What is behind the piece that was read, up to the end of the line, is too much of anything.
bool takeLine(TextInput &input, std::string &line)
{
    if (!input.nextLine(line))
        return false;
    std::string piece = line;
    while (piece.back() != '\n' && input.nextLine(piece)) { }
    return true;
}

} // namespace

bool looksLikeVCards(const std::string &sample)
{
    const QByteArray beginning = QByteArray::fromStdString(sample.substr(0, 64 * 1024)).toUpper();
    return beginning.startsWith("BEGIN:VCARD") || beginning.contains("\nBEGIN:VCARD");
}

VCardReader::VCardReader(std::unique_ptr<TextInput> input, const ColumnMap &map)
    : m_input(std::move(input)), m_cards([this](std::string &line) { return takeLine(*m_input, line); }),
      m_mapper(map, m_input->encoding() == QLatin1StringView("UTF-8") ? QByteArray("WINDOWS-1251")
                                                                      : m_input->encoding().toLatin1())
{
}

Result<std::unique_ptr<VCardReader>> VCardReader::open(const QString &path, const ColumnMap &map)
{
    auto input = TextInput::open(path, TextInput::Conversion::OnlyWide);
    if (!input)
        return tl::unexpected(input.error());
    if (!looksLikeVCards((*input)->sample()))
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_cards"), path);
    return std::unique_ptr<VCardReader>(new VCardReader(std::move(*input), map));
}

Result<QList<ImportColumn>> VCardReader::columnsOf(const QString &path, const ColumnMap &map)
{
    const auto reader = open(path, map);
    if (!reader)
        return tl::unexpected(reader.error());
    QList<ImportColumn> columns;
    RawCard card;
    for (int read = 0; read < recordsOfSample && (*reader)->m_cards.next(card); ++read)
        (*reader)->m_mapper.tellColumns(card, columns);
    return columns;
}

Result<bool> VCardReader::next(CustomerRow &row)
{
    RawCard card;
    row = {};
    if (!m_cards.next(card)) {
        if (m_input->failed())
            return failure(Error::Kind::GiveUp, QStringLiteral("file_unreadable"));
        m_isAtEnd = true;
        return false;
    }
    row.place = QStringLiteral("line %1").arg(card.line);
    m_mapper.map(card, row);
    return true;
}

} // namespace otklik
