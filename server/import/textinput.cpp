#include "server/import/textinput.h"

#include "server/import/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>

namespace otklik {

namespace {

constexpr qint64 sampleSize = 256 * 1024;
constexpr qint64 chunkSize = 256 * 1024;
const iconv_t noConverter = reinterpret_cast<iconv_t>(-1);

} // namespace

TextInput::TextInput(const QString &path) : m_file(path) { }

TextInput::~TextInput()
{
    if (m_converter)
        iconv_close(m_converter);
}

Result<std::unique_ptr<TextInput>> TextInput::open(const QString &path, Conversion conversion)
{
    std::unique_ptr<TextInput> input(new TextInput(path));
    if (!input->m_file.exists())
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_not_found"), path);
    if (!input->m_file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::CorrectInput, QStringLiteral("file_unreadable"), input->m_file.errorString());
    const QByteArray head = input->m_file.peek(sampleSize);
    const auto [encoding, mark] = findEncoding(head, head.size() < sampleSize);
    input->m_encoding = encoding;
    input->m_file.skip(mark);
    const bool isWide = encoding.startsWith(QLatin1StringView("UTF-16"));
    if (isWide || (conversion == Conversion::All && encoding != QLatin1StringView("UTF-8"))) {
        const iconv_t converter = iconv_open("UTF-8", encoding.toLatin1().constData());
        if (converter == noConverter)
            return failure(Error::Kind::CorrectInput, QStringLiteral("encoding_unknown"), encoding);
        input->m_converter = converter;
    }
    input->fill();
    input->m_sample = input->m_buffer;
    return input;
}

bool TextInput::fill()
{
    const QByteArray chunk = m_file.read(chunkSize);
    if (chunk.isEmpty()) {
        m_failed = m_failed || m_file.error() != QFileDevice::NoError;
        return false;
    }
    m_bytesRead += chunk.size();
    m_buffer.erase(0, m_position);
    m_position = 0;
    if (m_converter)
        convert(chunk.constData(), static_cast<size_t>(chunk.size()));
    else
        m_buffer.append(chunk.constData(), static_cast<size_t>(chunk.size()));
    return true;
}

void TextInput::convert(const char *bytes, size_t length)
{
    m_undecoded.append(bytes, length);
    char *in = m_undecoded.data();
    size_t left = m_undecoded.size();
    char out[16384];
    while (left > 0) {
        char *to = out;
        size_t room = sizeof out;
        const size_t result = iconv(m_converter, &in, &left, &to, &room);
        m_buffer.append(out, static_cast<size_t>(to - out));
        if (result != static_cast<size_t>(-1) || errno == E2BIG)
            continue;
        if (errno == EINVAL)
            break; // cut by the end of the chunk
        m_buffer.append("\xEF\xBF\xBD"); // U+FFFD for what the encoding does not have
        ++in;
        --left;
    }
    m_undecoded.erase(0, m_undecoded.size() - left);
}

bool TextInput::nextLine(std::string &line)
{
    size_t searched = 0; // behind m_position
    for (;;) {
        const size_t end = m_buffer.find('\n', m_position + searched);
        const size_t length = (end == std::string::npos ? m_buffer.size() : end + 1) - m_position;
        if (end != std::string::npos || length >= longestLine)
            return takeFront(line, std::min(length, longestLine));
        searched = length;
        if (!fill())
            return takeFront(line, length);
    }
}

bool TextInput::takeFront(std::string &line, size_t length)
{
    line.assign(m_buffer, m_position, length);
    m_position += length;
    return length > 0;
}

} // namespace otklik
