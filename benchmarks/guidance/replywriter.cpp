#include "benchmarks/guidance/replywriter.h"

#include <cmath>

namespace otklik::bench {

namespace {

const QStringList &commonSentences(bool isRussian)
{
    static const QStringList russian{
        QStringLiteral("Понимаем, как обидно ждать %1 столько дней, и нам очень жаль, что так вышло."),
        QStringLiteral("Мы проверили %1 и нашли причину: склад отправил посылку не в тот город."),
        QStringLiteral("Деньги за %1 вернём на карту в течение трёх дней, делать для этого ничего не нужно."),
        QStringLiteral("Напишите нам в личные сообщения номер заказа, и мы сразу посмотрим %1."),
        QStringLiteral("Спасибо, что рассказали про %1: так мы нашли ошибку и исправим её."),
        QStringLiteral("Курьер привезёт %1 завтра до обеда, перед выездом он вам позвонит."),
        QStringLiteral("Вы правы, %1 должны были предупредить вас заранее, это наша ошибка."),
        QStringLiteral("Если удобнее забрать %1 самим, выберите пункт выдачи в приложении."),
        QStringLiteral("Передали %1 руководителю магазина, он поговорит со сменой и ответит нам до вечера."),
        QStringLiteral("Подскажите, пожалуйста, когда именно это было и какой %1 вы видели на экране?"),
        QStringLiteral("Скидку за %1 начислили баллами, они уже на вашем счету."),
        QStringLiteral("Если %1 снова не заработает, ответьте здесь, и мастер приедет бесплатно.")};
    static const QStringList english{
        QStringLiteral("We understand how annoying it is to wait for %1 that long, and we are really sorry."),
        QStringLiteral("I have checked %1 and found out why: the warehouse sent it to the wrong city."),
        QStringLiteral("The money for %1 will be back on your card within three days."),
        QStringLiteral("Please send us a direct message with your order number so that we can look into %1."),
        QStringLiteral("Thanks for telling us about %1, that is how we found the mistake."),
        QStringLiteral("The courier will bring %1 tomorrow before noon and call you first."),
        QStringLiteral("You are right, %1 should have warned you in time, that is our mistake."),
        QStringLiteral("If you would rather collect %1 yourself, choose a store in the app."),
        QStringLiteral("What exactly did you see on the screen when %1 stopped working?"),
        QStringLiteral("We have passed %1 on to the manager of the store, who will answer by tonight."),
        QStringLiteral("As a thank you we have added points for %1 to your account."),
        QStringLiteral("If %1 still does not work, reply here and an engineer will come for free.")};
    return isRussian ? russian : english;
}

} // namespace

QString ReplyWriter::ownWord(bool isRussian)
{
    // twenty thousand words, the commonest of them far oftener than the rest
    const double dice =
        static_cast<double>(m_random() - std::mt19937::min()) / static_cast<double>(std::mt19937::max());
    auto number = static_cast<size_t>(std::pow(20000.0, dice));
    const char16_t first = isRussian ? u'а' : u'a';
    const size_t letters = isRussian ? 32 : 26;
    QString word;
    for (; number > 0; number /= letters)
        word += QChar(static_cast<char16_t>(first + number % letters));
    return word + QChar(static_cast<char16_t>(first + letters / 2));
}

QString ReplyWriter::ownSentence(bool isRussian)
{
    QStringList words;
    const size_t count = 6 + below(9);
    for (size_t i = 0; i < count; ++i)
        words.append(ownWord(isRussian));
    return words.join(u' ') + u'.';
}

QString ReplyWriter::write()
{
    const bool isRussian = below(2) == 0;
    const QStringList &common = commonSentences(isRussian);
    QStringList sentences;
    const size_t count = 2 + below(6);
    for (size_t i = 0; i < count; ++i)
        sentences.append(
            below(2) == 0
                ? ownSentence(isRussian)
                : common.at(static_cast<qsizetype>(below(static_cast<size_t>(common.size())))).arg(ownWord(isRussian)));
    return sentences.join(u' ');
}

QString ReplyWriter::reword(const QString &text, double part)
{
    QStringList words = text.split(u' ');
    const bool isRussian = text.at(text.size() / 2).unicode() > 0x400;
    const auto changes = static_cast<qsizetype>(static_cast<double>(words.size()) * part);
    for (qsizetype i = 0; i < changes; ++i)
        words[static_cast<qsizetype>(below(static_cast<size_t>(words.size())))] = ownWord(isRussian);
    return words.join(u' ');
}

} // namespace otklik::bench
