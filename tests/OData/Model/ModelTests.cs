using System.Xml.Linq;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Switchboard.OData.Shop;

namespace Switchboard.OData.Model;

public sealed class ModelTests
{
    private static readonly ODataModel Shop = ShopModel.Build();

    [Fact]
    public void The_model_is_valid_and_can_be_written()
    {
        Shop.Edm.Validate(out var mistakes);

        mistakes.Select(m => m.ErrorMessage).ShouldBeEmpty();
        Csdl().Descendants().Count(e => e.Name.LocalName == "EntitySet").ShouldBe(3);
    }

    [Theory]
    [InlineData("id", "Edm.Guid")]
    [InlineData("number", "Edm.Int64")]
    [InlineData("price", "Edm.Decimal")]
    [InlineData("day", "Edm.Date")]
    [InlineData("spent", "Edm.Duration")]
    [InlineData("createdAt", "Edm.DateTimeOffset")]
    [InlineData("state", "Shop.TicketState")]
    [InlineData("place", "Shop.Place")]
    [InlineData("tags", "Collection(Edm.String)")]
    public void A_property_has_its_type(string property, string type) =>
        Shop.FindSet("tickets")!.EntityType.FindProperty(property).Type.FullName().ShouldBe(type);

    [Fact]
    public void What_is_hidden_or_cannot_be_said_is_not_there()
    {
        var ticket = Shop.FindSet("tickets")!;

        (ticket.Find("secret"), ticket.Find("settings")).ShouldBe((null, null));
        Csdl().ToString().ShouldNotContain("secret");
    }

    [Fact]
    public void Words_are_members_that_can_be_written_in_a_uri() =>
        ((IEdmEnumType)Shop.FindSet("tickets")!.Find("state")!.Type.Edm).Members.Select(m => m.Name).ShouldBe(["fresh", "inWork", "webChat", "done"]);

    [Fact]
    public void Ways_say_how_many_and_by_which_property()
    {
        var person = Shop.FindSet("tickets")!.FindNavigation("person")!;

        person.Edm.TargetMultiplicity().ShouldBe(EdmMultiplicity.ZeroOrOne);
        person.Edm.ReferentialConstraint.PropertyPairs.Single().DependentProperty.Name.ShouldBe("personId");
        Shop.FindSet("notes")!.FindNavigation("ticket")!.Edm.TargetMultiplicity().ShouldBe(EdmMultiplicity.One);
    }

    [Theory]
    [InlineData("Org.OData.Capabilities.V1.ConformanceLevel")]
    [InlineData("Org.OData.Capabilities.V1.FilterRestrictions")]
    [InlineData("Org.OData.Capabilities.V1.SortRestrictions")]
    [InlineData("Org.OData.Capabilities.V1.ExpandRestrictions")]
    [InlineData("Org.OData.Capabilities.V1.SearchRestrictions")]
    [InlineData("Org.OData.Capabilities.V1.InsertRestrictions")]
    [InlineData("Org.OData.Core.V1.Description")]
    public void The_metadata_says_what_tools_need_not_guess(string term) =>
        Csdl().Descendants().Where(e => e.Name.LocalName == "Annotation").Select(e => (string)e.Attribute("Term")!).ShouldContain(term);

    private static XDocument Csdl()
    {
        var document = new XDocument();
        using (var writer = document.CreateWriter())
            CsdlWriter.TryWriteCsdl(Shop.Edm, writer, CsdlTarget.OData, out var errors).ShouldBeTrue(string.Join(';', errors.Select(e => e.ErrorMessage)));
        return document;
    }
}
