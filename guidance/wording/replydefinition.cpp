#include "guidance/wording/replydefinition.h"

#include "guidance/checklist/wording.h"
#include "guidance/wording/ruletrial.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace otklik {

namespace {

constexpr qsizetype largest = 1'000'000; ///< bytes; the built-in ones have fifty thousand
constexpr int highestVersion = 1'000'000;

} // namespace

/// Copies a definition element by element, looking at each, and stops at the first fault.
class DefinitionReader final
{
public:
    explicit DefinitionReader(const QByteArray &xml)
        : m_xml(xml)
        , m_writer(&m_definition.m_content)
    {}

    Result<ReplyDefinition> run()
    {
        m_writer.writeStartDocument();
        while (!m_xml.atEnd() && m_fault.isEmpty()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                copyElement();
                break;
            case QXmlStreamReader::EndElement:
                m_writer.writeEndElement();
                break;
            case QXmlStreamReader::Characters:
                m_writer.writeCharacters(m_xml.text().toString());
                break;
            default:
                break;
            }
        }
        if (m_fault.isEmpty() && m_xml.hasError())
            refuse(m_xml.errorString());
        if (m_fault.isEmpty())
            checkNames();
        if (!m_fault.isEmpty())
            return failure(Error::Kind::CorrectInput, QStringLiteral("bad_definition"), m_fault);
        m_writer.writeEndDocument();
        return std::move(m_definition);
    }

private:
    struct Use final
    {
        qint64 line = 0;
        QString name;
    };

    void refuse(const QString &why) { refuseAt(m_xml.lineNumber(), why); }

    void refuseAt(qint64 line, const QString &why)
    {
        if (m_fault.isEmpty())
            m_fault = QStringLiteral("line %1: %2").arg(line).arg(why);
    }

    void copyElement()
    {
        const QStringView name = m_xml.name();
        QXmlStreamAttributes attributes = m_xml.attributes();
        if (m_language.isEmpty() && name != u"language")
            return refuse(QStringLiteral("not a definition: its first element is not language"));
        if (name == u"language")
            readLanguage(attributes);
        if (name == u"context")
            m_contexts.insert(attributes.value(QLatin1StringView("name")).toString());
        if (name == u"itemData")
            readItem(attributes);
        for (const QLatin1StringView key : {QLatin1StringView("context"), QLatin1StringView("lineEndContext")})
            if (attributes.hasAttribute(key))
                noteContext(attributes.value(key).toString());
        if (name != u"itemData" && attributes.hasAttribute(QLatin1StringView("attribute")))
            m_usedItems.append({m_xml.lineNumber(), attributes.value(QLatin1StringView("attribute")).toString()});
        if (name == u"RegExpr")
            attributes = readExpression(attributes);
        m_writer.writeStartElement(name.toString());
        m_writer.writeAttributes(attributes);
    }

    void readLanguage(QXmlStreamAttributes &attributes)
    {
        m_language = attributes.value(QLatin1StringView("name")).toString();
        if (m_language == u"Reply (Russian)")
            m_definition.m_language = QStringLiteral("ru");
        else if (m_language == u"Reply (English)")
            m_definition.m_language = QStringLiteral("en");
        else
            return refuse(QStringLiteral("its language is neither Reply (Russian) nor Reply (English)"));
        // the highest version is the one that is used
        QXmlStreamAttributes changed;
        for (const QXmlStreamAttribute &one : std::as_const(attributes))
            if (one.name() != u"version" && one.name() != u"kateversion")
                changed.append(one);
        changed.append(QStringLiteral("version"), QString::number(highestVersion));
        changed.append(QStringLiteral("kateversion"), QStringLiteral("5.79"));
        attributes = changed;
    }

    void readItem(const QXmlStreamAttributes &attributes)
    {
        const QString name = attributes.value(QLatin1StringView("name")).toString();
        if (name != u"Text" && !fromName<WordingKind>(name))
            refuse(QStringLiteral("itemData %1 is no kind of phrase").arg(name));
        m_items.insert(name);
    }

    void noteContext(QString name)
    {
        while (name.startsWith(u"#pop"))
            name = name.mid(4);
        if (name.startsWith(u'!'))
            name = name.mid(1);
        if (!name.isEmpty() && name != u"#stay")
            m_usedContexts.append({m_xml.lineNumber(), name});
    }

    QXmlStreamAttributes readExpression(const QXmlStreamAttributes &attributes)
    {
        const QString written = attributes.value(QLatin1StringView("String")).toString();
        const QRegularExpression plain(written, QRegularExpression::UseUnicodePropertiesOption);
        if (written.isEmpty() || !plain.isValid()) {
            refuse(
                QStringLiteral("RegExpr at character %1: %2").arg(plain.patternErrorOffset()).arg(plain.errorString()));
            return attributes;
        }
        QString used = limitedExpression(written);
        if (!standsTrial(used)) {
            m_definition.m_switchedOff.append({m_xml.lineNumber(), written});
            used = QStringLiteral("(?!)");
        }
        QXmlStreamAttributes changed;
        for (const QXmlStreamAttribute &one : attributes)
            if (one.name() != u"String")
                changed.append(one);
        changed.append(QStringLiteral("String"), used);
        return changed;
    }

    void checkNames()
    {
        if (m_contexts.isEmpty())
            return refuse(QStringLiteral("there is no context"));
        for (const Use &use : std::as_const(m_usedContexts))
            if (!m_contexts.contains(use.name))
                refuseAt(use.line, QStringLiteral("there is no context %1").arg(use.name));
        for (const Use &use : std::as_const(m_usedItems))
            if (!m_items.contains(use.name))
                refuseAt(use.line, QStringLiteral("there is no itemData %1").arg(use.name));
    }

    QXmlStreamReader m_xml;
    ReplyDefinition m_definition;
    QXmlStreamWriter m_writer;
    QString m_language;
    QSet<QString> m_contexts;
    QSet<QString> m_items;
    QList<Use> m_usedContexts;
    QList<Use> m_usedItems;
    QString m_fault;
};

Result<ReplyDefinition> ReplyDefinition::read(const QByteArray &xml)
{
    if (xml.size() > largest)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_definition"),
                       QStringLiteral("line 1: larger than a million bytes"));
    return DefinitionReader(xml).run();
}

} // namespace otklik
