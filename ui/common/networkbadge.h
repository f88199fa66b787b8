#pragma once

#include <QWidget>

namespace otklik {

/// The badge of a network as a widget.
class NetworkBadge final : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkBadge(const QString &code, QWidget *parent = nullptr);

    void setNetwork(const QString &code);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_code;
};

/// The round picture of a person as a widget.
class Avatar final : public QWidget
{
    Q_OBJECT

public:
    explicit Avatar(int size, QWidget *parent = nullptr);

    void setPerson(const QString &name, const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_key;
};

} // namespace otklik
