#include "benchmarks/feeds/expectation.h"

#include "benchmarks/feeds/feedtold.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace otklik::bench {

namespace {

struct NotUnderstood final
{
};
/// Python's KeyError and IndexError.
struct Absent final
{
    QString what;
};

/// Where a name of feedparser's is another one here.
QString aliasOf(const QString &key)
{
    static const QHash<QString, QString> aliases{
        {QStringLiteral("url"), QStringLiteral("href")},         {QStringLiteral("guid"), QStringLiteral("id")},
        {QStringLiteral("description"), QStringLiteral("summary")}, {QStringLiteral("tagline"), QStringLiteral("subtitle")},
        {QStringLiteral("copyright"), QStringLiteral("rights")}, {QStringLiteral("modified"), QStringLiteral("updated")},
        {QStringLiteral("issued"), QStringLiteral("published")}};
    for (const QString &tail : {QString(), QStringLiteral("_detail"), QStringLiteral("_parsed")})
        if (key.endsWith(tail))
            if (const auto alias = aliases.constFind(key.chopped(tail.size())); alias != aliases.cend())
                return *alias + tail;
    return {};
}

/// Reads the expression and evaluates it on the way, as Python would; both sides of `and` and `or` are read.
class Evaluator final
{
public:
    Evaluator(const QString &expression, const QJsonObject &told) : m_text(expression), m_told(told) { }

    Judgement judge()
    {
        Judgement judgement;
        try {
            const QJsonValue value = either();
            skipBlanks();
            if (m_at < m_text.size())
                throw NotUnderstood();
            judgement.verdict = isTrue(value) ? Judgement::Verdict::Holds : Judgement::Verdict::Fails;
        } catch (const NotUnderstood &) {
            return judgement;
        } catch (const Absent &absent) {
            judgement.verdict = Judgement::Verdict::Fails;
            m_detail = QStringLiteral("no ") + absent.what;
        }
        if (m_isNothingToSee)
            judgement.verdict = Judgement::Verdict::NothingToSee;
        judgement.isExact = m_isExact;
        judgement.detail = m_detail;
        return judgement;
    }

private:
    QJsonValue either()
    {
        QJsonValue value = all();
        while (takeWord(QStringLiteral("or"))) {
            const QJsonValue other = all();
            value = isTrue(value) ? value : other;
        }
        return value;
    }

    QJsonValue all()
    {
        QJsonValue value = negation();
        while (takeWord(QStringLiteral("and"))) {
            const QJsonValue other = negation();
            value = isTrue(value) ? other : value;
        }
        return value;
    }

    QJsonValue negation()
    {
        if (takeWord(QStringLiteral("not")))
            return !isTrue(negation());
        return comparison();
    }

    QJsonValue comparison()
    {
        QJsonValue left = postfix();
        bool isCompared = false;
        bool holds = true;
        while (true) {
            const bool isEqual = take(QStringLiteral("=="));
            const bool isUnequal = !isEqual && take(QStringLiteral("!="));
            if (!isEqual && !isUnequal && !takeWord(QStringLiteral("is")))
                return isCompared ? QJsonValue(holds) : left;
            const QJsonValue right = postfix();
            holds = holds && areEqual(left, right) != isUnequal;
            isCompared = true;
            left = right;
        }
    }

    QJsonValue postfix()
    {
        QJsonValue value = atom();
        while (true) {
            if (take(QStringLiteral("["))) {
                const QJsonValue key = either();
                expect(QStringLiteral("]"));
                value = key.isString() ? member(value, key.toString()) : element(value, key.toInt(-1));
            } else if (take(QStringLiteral("."))) {
                const QString name = word();
                value = name == QLatin1StringView("has_key") ? hasKey(value) : member(value, name);
            } else {
                return value;
            }
        }
    }

    QJsonValue hasKey(const QJsonValue &object)
    {
        expect(QStringLiteral("("));
        const QString key = either().toString();
        expect(QStringLiteral(")"));
        return object.toObject().contains(key);
    }

    static QJsonValue member(const QJsonValue &object, const QString &key)
    {
        const QJsonObject members = object.toObject();
        const QString name = members.contains(key) ? key : aliasOf(key);
        if (!members.contains(name))
            throw Absent{key};
        return members.value(name);
    }

    static QJsonValue element(const QJsonValue &array, int index)
    {
        const QJsonArray elements = array.toArray();
        if (index < 0 || index >= elements.size())
            throw Absent{QString::number(index)};
        return elements.at(index);
    }

    QJsonValue atom()
    {
        skipBlanks();
        if (m_at >= m_text.size())
            throw NotUnderstood();
        const QChar c = m_text.at(m_at);
        if (c == u'\'' || c == u'"')
            return string();
        if (c.isDigit() || c == u'-')
            return number();
        if (take(QStringLiteral("(")))
            return parenthesis();
        if (take(QStringLiteral("{")))
            return dictionary();
        return named(word());
    }

    /// A tuple, or a value in brackets.
    QJsonValue parenthesis()
    {
        QJsonArray values{either()};
        while (take(QStringLiteral(",")))
            values.append(either());
        expect(QStringLiteral(")"));
        return values.size() == 1 ? values.first() : QJsonValue(values);
    }

    QJsonValue dictionary()
    {
        QJsonObject members;
        do {
            const QString key = either().toString();
            expect(QStringLiteral(":"));
            members.insert(key, either());
        } while (take(QStringLiteral(",")));
        expect(QStringLiteral("}"));
        return members;
    }

    QJsonValue named(const QString &name)
    {
        if (name == QLatin1StringView("None"))
            return QJsonValue::Null;
        if (name == QLatin1StringView("True") || name == QLatin1StringView("False"))
            return name == QLatin1StringView("True");
        if (name == QLatin1StringView("len") || name == QLatin1StringView("ord")) {
            expect(QStringLiteral("("));
            const QJsonValue value = either();
            expect(QStringLiteral(")"));
            if (name == QLatin1StringView("len"))
                return value.toArray().size();
            const QString seen = isToldText(value) ? seenText(value) : value.toString();
            return seen.size() == 1 ? QJsonValue(seen.at(0).unicode()) : QJsonValue();
        }
        if (!m_told.contains(name))
            throw NotUnderstood();
        return m_told.value(name);
    }

    QJsonValue number()
    {
        static const QRegularExpression digits(QStringLiteral("-?\\d+(\\.\\d+)?"));
        const auto match = digits.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            throw NotUnderstood();
        m_at += match.capturedLength();
        return match.captured().toDouble();
    }

    QJsonValue string()
    {
        const QChar quote = m_text.at(m_at++);
        QString value;
        while (m_at < m_text.size() && m_text.at(m_at) != quote) {
            if (m_text.at(m_at) == u'\\' && m_at + 1 < m_text.size())
                value += escaped();
            else
                value += m_text.at(m_at++);
        }
        if (m_at++ >= m_text.size())
            throw NotUnderstood();
        return value;
    }

    QString escaped()
    {
        const QChar kind = m_text.at(m_at + 1);
        const int digits = kind == u'x' ? 2 : kind == u'u' ? 4 : kind == u'U' ? 8 : 0;
        const QString code = m_text.mid(m_at + 2, digits);
        m_at += 2 + digits;
        if (digits > 0) {
            const char32_t point = code.toUInt(nullptr, 16);
            return QString::fromUcs4(&point, 1);
        }
        return kind == u'n' ? QStringLiteral("\n") : kind == u't' ? QStringLiteral("\t") : QString(kind);
    }

    static bool isTrue(const QJsonValue &value)
    {
        if (isToldText(value))
            return !seenText(value).isEmpty();
        switch (value.type()) {
        case QJsonValue::Bool:
            return value.toBool();
        case QJsonValue::Double:
            return value.toDouble() != 0;
        case QJsonValue::String:
            return !value.toString().isEmpty();
        case QJsonValue::Array:
            return !value.toArray().isEmpty();
        case QJsonValue::Object:
            return !value.toObject().isEmpty();
        default:
            return false;
        }
    }

    bool areEqual(const QJsonValue &left, const QJsonValue &right)
    {
        if (isToldText(right) && !isToldText(left))
            return areEqual(right, left);
        const ToldMatch match = compareTold(left, right);
        m_isExact = m_isExact && match == ToldMatch::Exact;
        m_isNothingToSee = m_isNothingToSee || match == ToldMatch::NothingToSee;
        if (match == ToldMatch::Different)
            m_detail = describe(left) + QStringLiteral(" != ") + describe(right);
        return match == ToldMatch::Exact || match == ToldMatch::SameText;
    }

    QString word()
    {
        skipBlanks();
        const qsizetype start = m_at;
        while (m_at < m_text.size() && (m_text.at(m_at).isLetterOrNumber() || m_text.at(m_at) == u'_'))
            ++m_at;
        if (m_at == start)
            throw NotUnderstood();
        return m_text.mid(start, m_at - start);
    }

    bool take(const QString &what)
    {
        skipBlanks();
        if (!QStringView(m_text).sliced(m_at).startsWith(what))
            return false;
        m_at += what.size();
        return true;
    }

    bool takeWord(const QString &what)
    {
        const qsizetype start = m_at;
        const bool isTaken = take(what) && (m_at >= m_text.size() || !(m_text.at(m_at).isLetterOrNumber() || m_text.at(m_at) == u'_'));
        if (!isTaken)
            m_at = start;
        return isTaken;
    }

    void expect(const QString &what)
    {
        if (!take(what))
            throw NotUnderstood();
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    const QString &m_text;
    const QJsonObject &m_told;
    qsizetype m_at = 0;
    bool m_isExact = true;
    bool m_isNothingToSee = false;
    QString m_detail;
};

} // namespace

Judgement judge(const QString &expression, const QJsonObject &told)
{
    return Evaluator(expression, told).judge();
}

QSet<QString> namesIn(const QString &expression)
{
    // Keys in brackets, names outside of strings.
    static const QRegularExpression keys(QStringLiteral("\\[\\s*['\"](\\w+)['\"]\\s*\\]|\\.(\\w+)|\\b(headers|modified|bozo_exception|encoding|bozo|version)\\b"));
    static const QRegularExpression values(QStringLiteral("(==|!=)\\s*('(\\\\.|[^'\\\\])*'|\"(\\\\.|[^\"\\\\])*\"|\\{.*?\\}|\\([^)]*\\))"));
    QString bare = expression;
    bare.remove(values);
    QSet<QString> names;
    for (auto it = keys.globalMatch(bare); it.hasNext();) {
        const auto match = it.next();
        for (int group = 1; group <= 3; ++group)
            if (!match.captured(group).isEmpty())
                names.insert(match.captured(group));
    }
    return names;
}

} // namespace otklik::bench
