#include "identity/names/personname.h"

#include <QTest>

using namespace otklik::identity;

/// What a handle tells of a name.
class TestHandles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHandleHasOneForm_data();
    void aHandleHasOneForm();
    void aHandleIsCutIntoNames_data();
    void aHandleIsCutIntoNames();
    void hostileHandlesAreReadToTheBound();
};

void TestHandles::aHandleHasOneForm_data()
{
    QTest::addColumn<QString>("handle");
    QTest::addColumn<QString>("form");
    const auto row = [](const char *says, const char *handle, const char *form) {
        QTest::newRow(says) << QString::fromUtf8(handle) << QString::fromUtf8(form);
    };
    row("separators do not matter", "ivan_petrov", "ivanpetrov");
    row("case does not matter", "@Ivan.Petrov", "ivanpetrov");
    row("the year stands apart", "Ivan_Petrov.1987", "ivanpetrov 1987");
    row("digits stand apart", "kotik-77", "kotik 77");
    row("digits within stay", "r2d2fan", "r2d2fan");
    row("digits alone are the handle", "1234567", "1234567");
    row("the address of the page is not part of it", "https://example.org/ivan.petrov/", "ivanpetrov");
    row("wide letters are letters", "ｉｖａｎ", "ivan");
    row("nothing is nothing", "@", "");
}

void TestHandles::aHandleHasOneForm()
{
    QFETCH(QString, handle);
    QFETCH(QString, form);
    QCOMPARE(canonicalHandle(handle), form);
    QCOMPARE(canonicalHandle(form), form);
}

void TestHandles::aHandleIsCutIntoNames_data()
{
    QTest::addColumn<QString>("handle");
    QTest::addColumn<QString>("parts");
    const auto row = [](const char *handle, const char *parts) {
        QTest::newRow(handle) << QString::fromUtf8(handle) << QString::fromUtf8(parts);
    };
    row("ivan_petrov_1987", "ivan petrov 1987");
    row("IvanPetrov", "ivan petrov");
    row("ivan.petrov87", "ivan petrov 87");
    row("sashapetrov", "sasha petrov");
    row("petrovsasha", "petrov sasha");
    row("alexandrapetrova", "aleksandra petrova");
    row("alexandrov", "aleksandrov");
    row("alexivanov", "aleks ivanov");
    row("ivanov", "ivanov");
    row("mihailova", "mihailova");
    row("maximov1990", "maksimov 1990");
    row("dmitrykuznetsov", "dmitri kuznetsov");
    row("kotbegemot", "kotbegemot");
    row("ma6a", "masha");
    row("ma6apetrova", "masha petrova");
    row("4ernov", "chernov");
    row("mawa_popova", "masha popova");
    row("tanya2000", "tania 2000");
    row("petrovich", "petrovich");
    row("", "");
}

void TestHandles::aHandleIsCutIntoNames()
{
    QFETCH(QString, handle);
    QFETCH(QString, parts);
    QCOMPARE(handleParts(handle).join(u' '), parts);
}

void TestHandles::hostileHandlesAreReadToTheBound()
{
    const QString huge = QString(1 << 20, u'a');
    QVERIFY(canonicalHandle(huge).size() <= 200);
    QVERIFY(handleParts(huge).join(u' ').size() <= 200);
    QVERIFY(handleParts(QStringLiteral("a1").repeated(1 << 19)).size() <= 200);
    QCOMPARE(canonicalHandle(QStringLiteral("x") + QString(1 << 20, QChar(0x335))), QStringLiteral("x"));
}

QTEST_APPLESS_MAIN(TestHandles)

#include "tst_handles.moc"
