using Switchboard.Language.Learning;
using Switchboard.Language.Privacy;

namespace Switchboard.Language.Tests.Privacy;

public sealed class PersonalDataFinderTests
{
    [Theory]
    [InlineData("我的电话13812345678，请回电", "13812345678", PersonalDataKind.Phone)]
    [InlineData("打１３８１２３４５６７８", "１３８１２３４５６７８", PersonalDataKind.Phone)]
    [InlineData("+86 138-1234-5678", "+86 138-1234-5678", PersonalDataKind.Phone)]
    [InlineData("座机010-62345678转3", "010-62345678", PersonalDataKind.Phone)]
    [InlineData("call (415) 555-0132 please", "(415) 555-0132", PersonalDataKind.Phone)]
    [InlineData("ring +44 20 7946 0958", "+44 20 7946 0958", PersonalDataKind.Phone)]
    [InlineData("身份证11010519491231002X。", "11010519491231002X", PersonalDataKind.IdentityCard)]
    [InlineData("card 4111 1111 1111 1111 was charged", "4111 1111 1111 1111", PersonalDataKind.BankCard)]
    [InlineData("卡号6222020000000000000", "6222020000000000000", PersonalDataKind.BankCard)]
    [InlineData("write to ann.lee+shop@mail.example.co.uk.", "ann.lee+shop@mail.example.co.uk", PersonalDataKind.Email)]
    [InlineData("ship to 221B Baker Street, please", "221B Baker Street", PersonalDataKind.Address)]
    public void Personal_data_is_found_where_it_stands(string text, string part, PersonalDataKind kind)
    {
        var found = PersonalDataFinder.Find(text).ShouldHaveSingleItem();

        text.Substring(found.Start, found.Length).ShouldBe(part);
        found.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("地址：北京市海淀区中关村大街27号3单元501室")]
    [InlineData("上海市浦东新区世纪大道100号")]
    [InlineData("寄到广东省深圳市南山区科技园路8号楼")]
    public void A_chinese_address_is_found_to_its_number(string text)
    {
        var found = PersonalDataFinder.Find(text).ShouldHaveSingleItem();

        found.Kind.ShouldBe(PersonalDataKind.Address);
        text[(found.Start + found.Length)..].ShouldNotContain("号");
    }

    [Theory]
    [InlineData("订单号 2026112212345678900")]
    [InlineData("110105194912310021")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("我在路上等了2个小时")]
    [InlineData("a@b")]
    [InlineData("tracking 99999")]
    [InlineData("")]
    public void What_only_looks_like_it_is_left_alone(string text) => PersonalDataFinder.Find(text).ShouldBeEmpty();

    [Theory]
    [InlineData("call 13812345678 or a@b.com", "call *******5678 or *@*.***")]
    [InlineData("卡4111 1111 1111 1111", "卡**** **** **** 1111")]
    [InlineData("nothing here", "nothing here")]
    public void Masking_leaves_the_form_and_the_last_digits(string text, string masked) => PersonalDataFinder.Mask(text).ShouldBe(masked);

    [Fact]
    public void No_text_is_refused_and_masking_keeps_its_length()
    {
        var chance = new Chance(8);

        for (var i = 0; i < 1_000; i++)
        {
            var text = Texts.Random(ref chance, 300);

            PersonalDataFinder.Mask(text).Length.ShouldBe(text.Length);
        }
    }

    [Fact]
    public void A_text_full_of_addresses_gives_each_of_them_once()
    {
        var text = string.Concat(Enumerable.Repeat("ann@b.com ", 60_000));

        var found = PersonalDataFinder.Find(text);

        found.Count.ShouldBe(60_000);
        found.ShouldAllBe(f => f.Length == 9 && f.Start % 10 == 0);
    }

    [Fact]
    public void Half_a_million_digits_and_characters_are_no_trouble()
    {
        PersonalDataFinder.Find(new string('1', 500_000)).ShouldBeEmpty();
        PersonalDataFinder.Find(new string('路', 500_000)).ShouldBeEmpty();
        PersonalDataFinder.Find(string.Concat(Enumerable.Repeat("a.", 200_000))).ShouldBeEmpty();
    }
}
