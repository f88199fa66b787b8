// The floor of the measurement `start`: a Qt program with a window and nothing
// in it. Writes when it was painted, in milliseconds of the monotonic clock.

#include "app/firstpaint.h"

#include <QApplication>
#include <QMainWindow>
#include <QTimer>

namespace {

class EmptyWindow final : public QMainWindow
{
public:
    explicit EmptyWindow(QString log) : m_log(std::move(log)) { resize(1280, 800); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, this, [this] {
            otklik::writeFirstPaint(m_log);
            QCoreApplication::quit();
        });
    }

private:
    QString m_log;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication toolkit(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    EmptyWindow window(arguments.size() > 1 ? arguments.at(1) : QString());
    window.show();
    return QApplication::exec();
}
