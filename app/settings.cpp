#include "app/settings.h"

#include "app/options.h"
#include "models/json.h"

#include <QJsonDocument>

#include <algorithm>

namespace otklik {

namespace {

const QString languageKey = QStringLiteral("interface/language");
const QString themeKey = QStringLiteral("interface/theme");
const QString darkKey = QStringLiteral("interface/desktop_was_dark");
const QString spellingKey = QStringLiteral("writing/spelling");
const QString historyDaysKey = QStringLiteral("history/days");
const QString historyBytesKey = QStringLiteral("history/bytes");
constexpr int leastDays = 7;
constexpr int mostDays = 36'500;
constexpr qint64 leastBytes = qint64(256) << 20;
constexpr qint64 mostBytes = qint64(1) << 40;
const QString entryKey = QStringLiteral("session/last_entry");

QString oneOf(const QString &value, const QStringList &allowed)
{
    return allowed.contains(value) ? value : QString();
}

QString caseKey(const Entry &entry)
{
    return QStringLiteral("last_case/") + entry.workspaceId + u'-' + entry.user.id.value;
}

} // namespace

Settings::Settings(const Options &options)
    : m_store(options.hasOwnSettings
                  ? std::make_unique<QSettings>(options.dataDir + QStringLiteral("/otklik.ini"), QSettings::IniFormat)
                  : std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("otklik"),
                                                QStringLiteral("otklik")))
{
}

Settings::~Settings() = default;

QString Settings::language() const
{
    return oneOf(m_store->value(languageKey).toString(), {QStringLiteral("ru"), QStringLiteral("en")});
}

void Settings::setLanguage(const QString &language)
{
    m_store->setValue(languageKey, language);
}

QString Settings::theme() const
{
    return oneOf(m_store->value(themeKey).toString(), {QStringLiteral("light"), QStringLiteral("dark")});
}

void Settings::setTheme(const QString &theme)
{
    m_store->setValue(themeKey, theme);
}

bool Settings::desktopWasDark() const
{
    return m_store->value(darkKey, false).toBool();
}

void Settings::setDesktopWasDark(bool isDark)
{
    if (isDark != desktopWasDark())
        m_store->setValue(darkKey, isDark);
}

bool Settings::isSpellingOn() const
{
    return m_store->value(spellingKey, true).toBool();
}

void Settings::setSpellingOn(bool isOn)
{
    m_store->setValue(spellingKey, isOn);
}

HistoryWindow Settings::historyWindow() const
{
    HistoryWindow window;
    window.days = std::clamp(m_store->value(historyDaysKey, window.days).toInt(), leastDays, mostDays);
    window.bytes = std::clamp(m_store->value(historyBytesKey, window.bytes).toLongLong(), leastBytes, mostBytes);
    return window;
}

void Settings::setHistoryWindow(const HistoryWindow &window)
{
    m_store->setValue(historyDaysKey, window.days);
    m_store->setValue(historyBytesKey, window.bytes);
}

std::optional<Entry> Settings::lastEntry() const
{
    const QJsonObject object = QJsonDocument::fromJson(m_store->value(entryKey).toString().toUtf8()).object();
    const auto user = fromJson<User>(object.value(QStringLiteral("user")).toObject());
    const auto local = fromName<LocalWorkspace>(object.value(QStringLiteral("local")).toString());
    Entry entry;
    entry.server = QUrl(object.value(QStringLiteral("server")).toString());
    entry.workspaceId = object.value(QStringLiteral("workspace_id")).toString();
    if (!user || !local || entry.workspaceId.isEmpty() || user->id.isEmpty())
        return std::nullopt;
    entry.user = *user;
    entry.local = *local;
    return entry;
}

void Settings::setLastEntry(const Entry &entry)
{
    const QJsonObject object{{QStringLiteral("server"), entry.server.toString()},
                             {QStringLiteral("local"), QString(nameOf(entry.local))},
                             {QStringLiteral("workspace_id"), entry.workspaceId},
                             {QStringLiteral("user"), toJson(entry.user)}};
    m_store->setValue(entryKey, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void Settings::forgetLastEntry()
{
    m_store->remove(entryKey);
}

QByteArray Settings::layout(const QString &name) const
{
    return m_store->value(QStringLiteral("layout/") + name).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &state)
{
    m_store->setValue(QStringLiteral("layout/") + name, state);
}

CaseId Settings::lastCase(const Entry &entry) const
{
    return {m_store->value(caseKey(entry)).toString()};
}

void Settings::setLastCase(const Entry &entry, const CaseId &id)
{
    m_store->setValue(caseKey(entry), id.value);
}

} // namespace otklik
