using System.Text.Json.Serialization;
using Switchboard.Language.Features;

namespace Switchboard.Language.Models;

/// <summary>Everything in a model's file but the weights.</summary>
internal sealed record ModelHeader
{
    public required string[] Labels { get; init; }

    public required FeatureRecipe Recipe { get; init; }

    public required int[] SpaceStarts { get; init; }

    public required int BucketShift { get; init; }

    public required MemberShape[] Members { get; init; }

    public required Blend Blend { get; init; }

    public required ModelCard Card { get; init; }

    /// <summary>Where each section lies, counted from the end of the header: begin, length, begin, length, …</summary>
    public required long[] Sections { get; init; }
}

[JsonSerializable(typeof(ModelHeader))]
[JsonSerializable(typeof(Tabular.TableModelFile))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ModelJson : JsonSerializerContext;
