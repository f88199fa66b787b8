#include "ui/common/kepttexts.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace otklik {

namespace {

constexpr std::chrono::milliseconds writeAfter{800};
/// A dozen team documents of the greatest length; a file beyond it is not ours.
constexpr qint64 maxFileSize = 16 * 1024 * 1024;

} // namespace

KeptTexts::KeptTexts(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(writeAfter);
    connect(&m_timer, &QTimer::timeout, this, &KeptTexts::flush);
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > maxFileSize)
        return;
    const QJsonObject stored = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = stored.begin(); it != stored.end(); ++it)
        m_texts.insert(it.key(), it.value().toString());
}

KeptTexts::~KeptTexts()
{
    flush();
}

void KeptTexts::keep(const QString &key, const QString &text)
{
    if (m_texts.value(key) == text)
        return;
    if (text.isEmpty())
        m_texts.remove(key);
    else
        m_texts.insert(key, text);
    m_isDirty = true;
    if (!m_timer.isActive())
        m_timer.start();
}

void KeptTexts::flush()
{
    if (!std::exchange(m_isDirty, false) || m_path.isEmpty())
        return;
    QJsonObject stored;
    for (auto it = m_texts.cbegin(); it != m_texts.cend(); ++it)
        stored.insert(it.key(), it.value());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    // Other people's words: for this user's eyes only.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(stored).toJson(QJsonDocument::Compact));
    file.commit();
}

} // namespace otklik
