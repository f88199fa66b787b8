#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>

namespace otklik {

/// Texts begun and not yet saved (a note half written), by key; so that leaving
/// a page or a crash loses at most a second of typing. Owned by the composition
/// root, which names the file; without one they live in memory only.
class KeptTexts final : public QObject
{
    Q_OBJECT

public:
    explicit KeptTexts(const QString &path = {}, QObject *parent = nullptr);
    ~KeptTexts() override;

    [[nodiscard]] QString text(const QString &key) const { return m_texts.value(key); }
    /// An empty text takes the key away.
    void keep(const QString &key, const QString &text);
    /// Writes what has changed, now. Failing leaves the former file whole.
    void flush();

private:
    QString m_path;
    QHash<QString, QString> m_texts;
    QTimer m_timer;
    bool m_isDirty = false;
};

} // namespace otklik
