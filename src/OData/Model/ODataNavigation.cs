using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>A way from the rows of one set to those of another.</summary>
public sealed class ODataNavigation
{
    internal ODataNavigation(string name, ODataSet target, bool many, ODataProperty foreign, IEdmNavigationProperty edm)
    {
        Name = name;
        Target = target;
        IsMany = many;
        Foreign = foreign;
        Edm = edm;
    }

    /// <summary>What clients call it.</summary>
    public string Name { get; }

    /// <summary>Where it leads.</summary>
    public ODataSet Target { get; }

    /// <summary>Whether it leads to several rows.</summary>
    public bool IsMany { get; }

    /// <summary>Its EDM declaration.</summary>
    public IEdmNavigationProperty Edm { get; }

    /// <summary>The property that holds the other side's key: here when it leads to one row, there when it leads to many.</summary>
    internal ODataProperty Foreign { get; }
}
