#pragma once

#include <QButtonGroup>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace otklik {

/// The narrow column of pages at the left edge, with the user at its foot.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(const QString &key, const QString &title, const QString &iconName, const QKeySequence &shortcut);
    void setCurrent(const QString &key);
    /// A small number at the icon; 0 takes it away.
    void setBadge(const QString &key, qint64 count);
    void setUser(const QString &name, const QString &id);
    [[nodiscard]] QToolButton *userButton() const { return m_user; }

Q_SIGNALS:
    void pageChosen(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup m_group;
    QStringList m_keys;
    QVBoxLayout *m_pages;
    QToolButton *m_user;
};

} // namespace otklik
