#include "server/customers/vcardsplitter.h"

#include "server/customers/customerreader.h"

namespace otklik {

namespace {

constexpr qsizetype mostLines = 2000;

bool isBorder(const ContentLine &line, const char *name)
{
    return line.name == name && line.value.trimmed().toUpper() == "VCARD";
}

bool isBinary(const ContentLine &line)
{
    return line.name == "PHOTO" || line.name == "LOGO" || line.name == "SOUND" || line.name == "KEY";
}

void addRaw(RawCard &card, const ContentLine &line)
{
    if (card.raw.size() < longestRaw)
        card.raw += line.name + (line.name.isEmpty() ? "" : ":") + line.value.left(longestRaw - card.raw.size()) + '\n';
}

} // namespace

void VCardSplitter::take(RawCard &card, const ContentLine &line)
{
    addRaw(card, line);
    if (!isBinary(line))
        m_size += line.name.size() + line.value.size();
    const bool isTooLong = m_size > customerlimit::record || card.lines.size() >= mostLines;
    if (!isTooLong && card.problem.isEmpty()) {
        card.lines.append(line);
        if (isBinary(line))
            boundPictures(card.lines.last());
        return;
    }
    card.problem = QStringLiteral("record_too_long");
    card.lines.clear();
}

void VCardSplitter::boundPictures(ContentLine &line)
{
    constexpr qsizetype most = 6 * 1024 * 1024; // as base64, all of a card
    m_pictureSize += line.value.size();
    if (m_pictureSize <= most)
        return;
    line.value.clear();
    line.isCut = true;
}

/// Behind "AGENT:", up to the end of the card that begins there.
void VCardSplitter::passOver()
{
    ContentLine line;
    for (qint64 depth = 1; depth > 0 && m_lines.next(line);) {
        if (isBorder(line, "BEGIN"))
            ++depth;
        else if (isBorder(line, "END"))
            --depth;
    }
}

void VCardSplitter::readInside(RawCard &card)
{
    m_size = 0;
    m_pictureSize = 0;
    bool mayHoldCard = false; // the line before was AGENT without a value
    ContentLine line;
    while (m_lines.next(line)) {
        if (isBorder(line, "END"))
            return;
        if (isBorder(line, "BEGIN") && mayHoldCard) {
            card.hasCardInside = true;
            passOver();
        } else if (isBorder(line, "BEGIN")) {
            m_begunAt = line.line;
            break;
        } else {
            take(card, line);
        }
        mayHoldCard = line.name == "AGENT" && line.value.trimmed().isEmpty();
    }
    card.problem = QStringLiteral("no_end");
    card.lines.clear();
}

bool VCardSplitter::next(RawCard &card)
{
    card = {};
    ContentLine line;
    if (!m_begunAt) {
        while (m_lines.next(line) && !isBorder(line, "BEGIN")) {
            if (card.problem.isEmpty())
                card.line = line.line;
            card.problem = QStringLiteral("outside_card");
            addRaw(card, line);
            line = {};
        }
        if (isBorder(line, "BEGIN"))
            m_begunAt = line.line;
        if (!card.problem.isEmpty() || !m_begunAt)
            return !card.problem.isEmpty();
    }
    card.line = *m_begunAt;
    m_begunAt.reset();
    readInside(card);
    return true;
}

} // namespace otklik
