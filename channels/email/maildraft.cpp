#include "channels/email/maildraft.h"

#include "channels/email/mailtext.h"

#include <gmime/gmime.h>

#include <QCryptographicHash>
#include <QRegularExpression>

#include <memory>
#include <mutex>

namespace otklik {

namespace {

constexpr qsizetype maxSubject = 500;

struct Unref final
{
    void operator()(void *object) const { g_object_unref(object); }
};
template <class T>
using Ref = std::unique_ptr<T, Unref>;

void addAddress(InternetAddressList *list, const MailAddress &address)
{
    const Ref<InternetAddress> mailbox(
        internet_address_mailbox_new(singleLine(address.name).toUtf8().constData(), address.address.toUtf8().constData()));
    internet_address_set_charset(mailbox.get(), "utf-8");
    internet_address_list_add(list, mailbox.get());
}

Ref<GMimePart> partOf(const char *type, const char *subtype, const QByteArray &bytes, GMimeContentEncoding encoding)
{
    Ref<GMimePart> part(g_mime_part_new_with_type(type, subtype));
    const Ref<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.constData(), static_cast<size_t>(bytes.size())));
    const Ref<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), encoding);
    return part;
}

Ref<GMimePart> textPart(QString text)
{
    text.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n"));
    text.replace(u'\r', u'\n');
    QByteArray utf8 = text.toUtf8();
    if (!utf8.endsWith('\n'))
        utf8.append('\n');
    const auto beyondAscii = std::count_if(utf8.cbegin(), utf8.cend(), [](char c) { return static_cast<unsigned char>(c) > 0x7E; });
    auto part = partOf("text", "plain", utf8,
                       beyondAscii > utf8.size() / 6 ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    return part;
}

/// "image/png" in two; application/octet-stream if it is none.
std::pair<QByteArray, QByteArray> typeOf(const QString &mediaType)
{
    static const QRegularExpression form(QStringLiteral("^([a-z]+)/([a-z0-9.+-]+)$"), QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(mediaType);
    if (!match.hasMatch())
        return {"application", "octet-stream"};
    return {match.captured(1).toLower().toLatin1(), match.captured(2).toLower().toLatin1()};
}

Ref<GMimePart> picturePart(const OutgoingAttachment &picture, qsizetype number)
{
    const auto [type, subtype] = typeOf(picture.mediaType);
    auto part = partOf(type.constData(), subtype.constData(), picture.bytes, GMIME_CONTENT_ENCODING_BASE64);
    const QByteArray ending = type == "image" ? '.' + (subtype == "jpeg" ? QByteArray("jpg") : subtype.split('+').first()) : QByteArray();
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), "attachment");
    g_mime_part_set_filename(part.get(), ("picture-" + QByteArray::number(number) + ending).constData());
    if (const QString words = singleLine(picture.description); !words.isEmpty())
        g_mime_part_set_content_description(part.get(), words.left(maxSubject).toUtf8().constData());
    return part;
}

QByteArray bracketed(const QStringList &ids)
{
    QByteArray header;
    for (const QString &id : ids)
        header += (header.isEmpty() ? "<" : " <") + id.toLatin1() + '>';
    return header;
}

void setHeaders(GMimeMessage *message, const MailDraft &draft)
{
    addAddress(g_mime_message_get_from(message), draft.from);
    addAddress(g_mime_message_get_to(message), draft.to);
    g_mime_message_set_subject(message, singleLine(draft.subject).left(maxSubject).toUtf8().constData(), "utf-8");
    GDateTime *date = g_date_time_new_from_unix_utc(std::chrono::floor<std::chrono::seconds>(draft.date).time_since_epoch().count());
    g_mime_message_set_date(message, date);
    g_date_time_unref(date);
    g_mime_message_set_message_id(message, draft.messageId.toLatin1().constData());
    if (!draft.inReplyTo.isEmpty())
        g_mime_object_set_header(GMIME_OBJECT(message), "In-Reply-To", bracketed({draft.inReplyTo}).constData(), nullptr);
    if (!draft.references.isEmpty())
        g_mime_object_set_header(GMIME_OBJECT(message), "References", bracketed(draft.references).constData(), nullptr);
}

} // namespace

QByteArray composed(const MailDraft &draft)
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });

    const Ref<GMimeMessage> message(g_mime_message_new(TRUE));
    setHeaders(message.get(), draft);
    const auto text = textPart(draft.text);
    if (draft.pictures.isEmpty()) {
        g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(text.get()));
    } else {
        const Ref<GMimeMultipart> parts(g_mime_multipart_new_with_subtype("mixed"));
        g_mime_multipart_add(parts.get(), GMIME_OBJECT(text.get()));
        for (qsizetype i = 0; i < draft.pictures.size(); ++i)
            g_mime_multipart_add(parts.get(), GMIME_OBJECT(picturePart(draft.pictures[i], i + 1).get()));
        g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(parts.get()));
    }
    const Ref<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message.get()), nullptr, stream.get());
    const GByteArray *written = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    QByteArray bytes(reinterpret_cast<const char *>(written->data), written->len);
    bytes.replace("\r\n", "\n");
    bytes.replace("\n", "\r\n");
    return bytes;
}

QString messageIdOf(const QString &idempotencyKey, const QString &domain)
{
    const QByteArray hash = QCryptographicHash::hash("otklik e-mail " + idempotencyKey.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("otklik.%1@%2").arg(QString::fromLatin1(hash.toHex().left(40)), domain);
}

QString answeringSubject(const QString &subject)
{
    static const QRegularExpression answers(QStringLiteral("^((re|aw|antw|sv|отв|ответ|ha)(\\[\\d+\\])?\\s*:\\s*)+"),
                                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return (QStringLiteral("Re: ") + QString(subject).remove(answers)).trimmed();
}

} // namespace otklik
