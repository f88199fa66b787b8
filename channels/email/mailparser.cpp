#include "channels/email/mailparser.h"

#include "channels/email/mailquote.h"
#include "channels/email/mailtext.h"

#include <gmime/gmime.h>

#include <QRegularExpression>
#include <QUrl>

#include <memory>
#include <mutex>

namespace otklik {

namespace {

constexpr int maxDepth = 30;
constexpr qsizetype maxText = 2 * 1024 * 1024;
constexpr qsizetype maxId = 500;
constexpr qsizetype maxReferences = 200;

struct Unref final
{
    void operator()(void *object) const { g_object_unref(object); }
};
template <class T>
using Ref = std::unique_ptr<T, Unref>;
using Options = std::unique_ptr<GMimeParserOptions, decltype(&g_mime_parser_options_free)>;

const GMimeParserOptions *initialised()
{
    static std::once_flag once;
    static GMimeParserOptions *options = nullptr;
    std::call_once(once, [] {
        g_mime_init();
        options = g_mime_parser_options_new();
        // Headers with raw bytes in them: the first of these that fits.
        const char *charsets[] = {"utf-8", "windows-1251", "koi8-r", "iso-8859-1", nullptr};
        g_mime_parser_options_set_fallback_charsets(options, charsets);
    });
    return options;
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8 ? utf8 : "");
}

/// An id that can be written into a header again without changing it.
QString cleanId(const char *raw)
{
    const QByteArray id = QByteArray(raw ? raw : "").trimmed();
    for (const char c : id)
        if (c <= ' ' || c == 0x7F || c == '<' || c == '>') // signed: none beyond ASCII
            return {};
    return id.size() <= maxId ? QString::fromLatin1(id) : QString();
}

QStringList idsOf(GMimeObject *object, const char *header)
{
    const char *value = g_mime_object_get_header(object, header);
    QStringList ids;
    if (!value)
        return ids;
    GMimeReferences *references = g_mime_references_parse(nullptr, value);
    for (int i = 0; i < g_mime_references_length(references) && ids.size() < maxReferences; ++i)
        if (const QString id = cleanId(g_mime_references_get_message_id(references, i)); !id.isEmpty())
            ids.append(id);
    g_mime_references_free(references);
    return ids;
}

void collectAddresses(InternetAddressList *list, QList<MailAddress> &into, int depth = 0)
{
    constexpr qsizetype most = 100;
    for (int i = 0; list && i < internet_address_list_length(list) && into.size() < most; ++i) {
        InternetAddress *one = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(one) && depth < 3)
            collectAddresses(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), into, depth + 1);
        else if (INTERNET_ADDRESS_IS_MAILBOX(one)) {
            const QString address = text(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
            into.append({singleLine(text(internet_address_get_name(one))), singleLine(address).toLower()});
        }
    }
}

QList<MailAddress> addressesOf(InternetAddressList *list)
{
    QList<MailAddress> addresses;
    collectAddresses(list, addresses);
    return addresses;
}

QByteArray contentOf(GMimePart *part, qsizetype atMost = maxText)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const Ref<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), std::min<qsizetype>(bytes->len, atMost));
}

qint64 sizeOf(GMimeObject *object)
{
    const Ref<GMimeStream> sink(g_mime_stream_null_new());
    if (GMIME_IS_PART(object)) {
        GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
        return content ? std::max<qint64>(0, g_mime_data_wrapper_write_to_stream(content, sink.get())) : 0;
    }
    return std::max<qint64>(0, g_mime_object_write_to_stream(object, nullptr, sink.get()));
}

QByteArray parameter(GMimeObject *object, const char *name)
{
    return QByteArray(g_mime_object_get_content_type_parameter(object, name));
}

bool isType(GMimeObject *object, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype);
}

/// Walks over the parts of one letter and gathers what a reader sees. Used once.
class Gatherer final
{
public:
    explicit Gatherer(MailMessage &mail) : m_mail(mail) { }

    /// What the part says, quotes within.
    QString visit(GMimeObject *part, int depth = 0)
    {
        if (!part || depth > maxDepth)
            return {};
        if (GMIME_IS_MULTIPART(part))
            return multipart(GMIME_MULTIPART(part), depth);
        if (GMIME_IS_MESSAGE_PART(part))
            return forwarded(part, depth);
        return leaf(part);
    }

private:
    QString visitPart(GMimeObject *part, int index, int depth)
    {
        m_place.append(QString::number(index + 1));
        const QString words = visit(part, depth + 1);
        m_place.removeLast();
        return words;
    }

    [[nodiscard]] QString place() const { return m_place.join(u'.'); }

    QString multipart(GMimeMultipart *parts, int depth)
    {
        const bool isAlternative = isType(GMIME_OBJECT(parts), "multipart", "alternative");
        if (isType(GMIME_OBJECT(parts), "multipart", "report")
            && parameter(GMIME_OBJECT(parts), "report-type").toLower() == "delivery-status")
            return report(parts, depth);
        QStringList texts;
        for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
            const QString one = visitPart(g_mime_multipart_get_part(parts, i), i, depth);
            // The plainest form stands first; empty ones are made by programs that know no better.
            if (!one.trimmed().isEmpty() && !(isAlternative && !texts.isEmpty()))
                texts.append(one);
        }
        return texts.join(u'\n');
    }

    QString forwarded(GMimeObject *part, int depth)
    {
        GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        const QString subject = inner ? singleLine(text(g_mime_message_get_subject(inner))) : QString();
        m_mail.files.append({subject + QStringLiteral(".eml"), QStringLiteral("message/rfc822"), sizeOf(part), place()});
        QStringList lines = (inner ? visitPart(g_mime_message_get_mime_part(inner), 0, depth) : QString()).trimmed().split(u'\n');
        for (QString &line : lines)
            line.prepend(line.startsWith(u'>') ? QLatin1StringView(">") : QLatin1StringView("> "));
        return lines.size() == 1 && lines.first() == QLatin1StringView("> ") ? QString() : lines.join(u'\n');
    }

    QString leaf(GMimeObject *part)
    {
        GMimeContentDisposition *disposition = g_mime_object_get_content_disposition(part);
        const QByteArray how = QByteArray(disposition ? g_mime_content_disposition_get_disposition(disposition) : "").toLower();
        const QString name = GMIME_IS_PART(part) ? singleLine(text(g_mime_part_get_filename(GMIME_PART(part)))) : QString();
        const bool isHtml = isType(part, "text", "html");
        const bool isShown = (isHtml || isType(part, "text", "plain")) && how != "attachment" && (name.isEmpty() || how == "inline");
        if (!isShown || !GMIME_IS_PART(part)) {
            addFile(part, name);
            return {};
        }
        const QString words = decodedMailText(contentOf(GMIME_PART(part)), parameter(part, "charset"));
        if (isHtml)
            return plainTextOfHtmlMail(words);
        return parameter(part, "format").toLower() == "flowed" ? unflowed(words, parameter(part, "delsp").toLower() == "yes")
                                                               : words;
    }

    void addFile(GMimeObject *part, const QString &name)
    {
        constexpr qsizetype most = 100;
        const bool isSignature = isType(part, "application", "pgp-signature") || isType(part, "application", "pkcs7-signature")
            || isType(part, "application", "x-pkcs7-signature");
        if (isSignature || m_mail.files.size() >= most)
            return;
        char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
        m_mail.files.append({name, singleLine(text(type)).toLower(), sizeOf(part), place()});
        g_free(type);
    }

    QString report(GMimeMultipart *parts, int depth)
    {
        DeliveryReport report;
        QString words;
        for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
            GMimeObject *part = g_mime_multipart_get_part(parts, i);
            if (isType(part, "message", "delivery-status"))
                readStatus(part, report);
            else if (GMIME_IS_MESSAGE_PART(part))
                report.originalId = originalIdOf(g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)));
            else if (isType(part, "text", "rfc822-headers") && GMIME_IS_PART(part))
                report.originalId = messageIdOf(contentOf(GMIME_PART(part)));
            else if (words.isEmpty())
                words = visitPart(part, i, depth);
        }
        m_mail.report = report;
        return words;
    }

    static QString originalIdOf(GMimeMessage *message)
    {
        return message ? cleanId(g_mime_message_get_message_id(message)) : QString();
    }

    /// Groups of fields with empty lines between them; the first is of the letter, the others each of a recipient.
    static void readStatus(GMimeObject *part, DeliveryReport &report)
    {
        const QString status = GMIME_IS_PART(part) ? decodedMailText(contentOf(GMIME_PART(part)), "utf-8") : QString();
        QStringList fields;
        const QStringList lines = status.split(u'\n');
        for (const QString &line : lines) {
            if (!fields.isEmpty() && (line.startsWith(u' ') || line.startsWith(u'\t')))
                fields.last() += u' ' + line.trimmed();
            else
                fields.append(line);
        }
        const auto take = [](const QString &field, QLatin1StringView name, QString &into) {
            if (into.isEmpty() && field.startsWith(name, Qt::CaseInsensitive))
                into = field.mid(name.size()).trimmed();
        };
        for (const QString &field : std::as_const(fields)) {
            take(field, QLatin1StringView("Final-Recipient:"), report.recipient);
            take(field, QLatin1StringView("Action:"), report.action);
            take(field, QLatin1StringView("Status:"), report.status);
            take(field, QLatin1StringView("Diagnostic-Code:"), report.diagnostic);
        }
        report.recipient = report.recipient.section(u';', 1).trimmed().toLower();
        report.action = report.action.toLower();
        report.status = report.status.section(u' ', 0, 0);
    }

    MailMessage &m_mail;
    QStringList m_place{QStringLiteral("1")};
};

/// The part that Gatherer named so; none where there is no such.
GMimeObject *partAt(GMimeObject *part, const QString &place)
{
    const QStringList steps = place.split(u'.').sliced(1);
    for (const QString &step : steps) {
        const int index = step.toInt() - 1;
        if (GMIME_IS_MULTIPART(part) && index >= 0 && index < g_mime_multipart_get_count(GMIME_MULTIPART(part))) {
            part = g_mime_multipart_get_part(GMIME_MULTIPART(part), index);
        } else if (GMIME_IS_MESSAGE_PART(part) && index == 0) {
            GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
            part = inner ? g_mime_message_get_mime_part(inner) : nullptr;
        } else {
            return nullptr;
        }
    }
    return part;
}

QString headerOf(GMimeObject *message, const char *name)
{
    return singleLine(text(g_mime_object_get_header(message, name)));
}

void noteAutomation(GMimeObject *message, MailMessage &mail)
{
    static const QRegularExpression behindWord(QStringLiteral("[;(\\s].*$")); // parameters, a remark
    const QString submitted = headerOf(message, "Auto-Submitted").toLower().remove(behindWord);
    const QString precedence = headerOf(message, "Precedence").toLower();
    const bool isMarkedReply = !headerOf(message, "X-Autoreply").isEmpty() || !headerOf(message, "X-Autorespond").isEmpty()
        || precedence == QLatin1StringView("auto_reply");
    mail.isAutoReply = submitted == QLatin1StringView("auto-replied") || isMarkedReply || mail.report.has_value();
    mail.isAutomatic = mail.isAutoReply || (!submitted.isEmpty() && submitted != QLatin1StringView("no"))
        || precedence == QLatin1StringView("bulk") || precedence == QLatin1StringView("junk")
        || headerOf(message, "Return-Path") == QLatin1StringView("<>");
    const QUrl post(headerOf(message, "List-Post").section(u'<', 1).section(u'>', 0, 0));
    if (post.scheme() == QLatin1StringView("mailto"))
        mail.listPost = post.path().toLower();
}

/// Encoded words side by side made one. GMime 3.2.13 reads them as one run of base64 and stops at the first padding
/// within it, where many programs pad each word: the rest of the subject or the name would be lost.
QByteArray withWordsJoined(const QByteArray &bytes)
{
    if (!bytes.contains("=?="))
        return bytes;
    static const QRegularExpression run(
        QStringLiteral("=\\?([^?\\s]{1,40})\\?[bB]\\?[A-Za-z0-9+/]*+=*+\\?=(?:[ \\t\\r\\n]++=\\?\\1\\?[bB]\\?[A-Za-z0-9+/]*+=*+\\?=)++"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression payload(QStringLiteral("\\?[bB]\\?([A-Za-z0-9+/]*=*)\\?="));
    const QString text = QString::fromLatin1(bytes);
    QByteArray joined;
    qsizetype from = 0;
    for (auto runs = run.globalMatch(text); runs.hasNext();) {
        const auto one = runs.next();
        QByteArray decoded;
        for (auto words = payload.globalMatch(one.captured()); words.hasNext();)
            decoded += QByteArray::fromBase64(words.next().captured(1).toLatin1());
        joined += bytes.mid(from, one.capturedStart() - from) + "=?" + one.captured(1).toLatin1() + "?B?" + decoded.toBase64() + "?=";
        from = one.capturedEnd();
    }
    return joined + bytes.mid(from);
}

Ref<GMimeMessage> messageOf(const QByteArray &raw)
{
    const QByteArray bytes = withWordsJoined(raw);
    const GMimeParserOptions *options = initialised();
    const Ref<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.constData(), static_cast<size_t>(bytes.size())));
    const Ref<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    if (bytes.startsWith("From "))
        g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
    const Options own(g_mime_parser_options_clone(const_cast<GMimeParserOptions *>(options)), &g_mime_parser_options_free);
    return Ref<GMimeMessage>(g_mime_parser_construct_message(parser.get(), own.get()));
}

} // namespace

QString messageIdOf(const QByteArray &header)
{
    const Ref<GMimeMessage> message = messageOf(header);
    return message ? cleanId(g_mime_message_get_message_id(message.get())) : QString();
}

QByteArray fileOfMail(const QByteArray &letter, const QString &place, qint64 atMost)
{
    const Ref<GMimeMessage> message = messageOf(letter);
    GMimeObject *part = message ? partAt(g_mime_message_get_mime_part(message.get()), place) : nullptr;
    return part && GMIME_IS_PART(part) ? contentOf(GMIME_PART(part), atMost) : QByteArray();
}

MailMessage parseMail(const QByteArray &bytes)
{
    MailMessage mail;
    const Ref<GMimeMessage> message = messageOf(bytes);
    if (!message)
        return mail;
    GMimeObject *object = GMIME_OBJECT(message.get());
    mail.messageId = cleanId(g_mime_message_get_message_id(message.get()));
    mail.inReplyTo = idsOf(object, "In-Reply-To").value(0);
    mail.references = idsOf(object, "References");
    mail.from = addressesOf(g_mime_message_get_from(message.get()));
    mail.replyTo = addressesOf(g_mime_message_get_reply_to(message.get()));
    mail.to = addressesOf(g_mime_message_get_to(message.get()));
    if (GDateTime *date = g_mime_message_get_date(message.get()))
        mail.date = TimePoint(std::chrono::seconds(g_date_time_to_unix(date)));
    mail.subject = singleLine(text(g_mime_message_get_subject(message.get())));
    const QuotedText words = splitQuote(Gatherer(mail).visit(g_mime_message_get_mime_part(message.get())));
    mail.text = words.own;
    mail.quote = words.quote;
    noteAutomation(object, mail);
    return mail;
}

} // namespace otklik
