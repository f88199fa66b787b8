#pragma once

#include "models/result.h"

#include <QFile>

#include <memory>
#include <string>

namespace otklik {

/// A text file read as UTF-8, whatever it is written in: the encoding is found
/// out from its first bytes (byte order mark, zero bytes of UTF-16, valid UTF-8,
/// else uchardet's guess, else Windows-1251). Reads forward only, in constant memory.
class TextInput final
{
public:
    enum class Conversion {
        All,
        OnlyWide, ///< UTF-16 becomes UTF-8; other bytes stay as they are, as they may be of several encodings
    };
    /// Error codes: "file_not_found", "file_unreadable", "encoding_unknown".
    [[nodiscard]] static Result<std::unique_ptr<TextInput>> open(const QString &path,
                                                                 Conversion conversion = Conversion::All);
    ~TextInput();
    TextInput(const TextInput &) = delete;
    TextInput &operator=(const TextInput &) = delete;

    /// The name of the encoding as iconv knows it: "UTF-8", "WINDOWS-1251", "UTF-16LE".
    [[nodiscard]] QString encoding() const { return m_encoding; }
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }
    [[nodiscard]] qint64 bytesTotal() const { return m_file.size(); }
    /// Up to the first 256 KiB as UTF-8, without moving.
    [[nodiscard]] const std::string &sample() const { return m_sample; }

    /// The next physical line with its line feed (the last may lack one). One that is
    /// longer than `longestLine` comes in pieces: only the last of them has the line feed.
    /// False at the end of the file, or when reading it failed: see failed().
    [[nodiscard]] bool nextLine(std::string &line);
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    static constexpr size_t longestLine = 8 * 1024 * 1024;

    explicit TextInput(const QString &path);
    bool fill();
    bool takeFront(std::string &line, size_t length);
    void convert(const char *bytes, size_t length);

    QFile m_file;
    QString m_encoding;
    std::string m_sample;
    std::string m_buffer;
    size_t m_position = 0;
    std::string m_undecoded; ///< the bytes of a character cut by the end of a chunk
    void *m_converter = nullptr;
    qint64 m_bytesRead = 0;
    bool m_failed = false;
};

} // namespace otklik
