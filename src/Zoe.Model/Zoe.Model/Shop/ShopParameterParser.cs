using System.Collections.Immutable;
using System.Text.Json;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.Shop;

/// <summary>Reads the parameters of shop manifests.</summary>
internal static class ShopParameterParser
{
    /// <summary>Value for a kind that could not be parsed and was reported.</summary>
    public const ShopParameterKind UnparsedKind = (ShopParameterKind)(-1);

    /// <summary>Value for a type that could not be parsed and was reported.</summary>
    public const ShopParameterType UnparsedType = (ShopParameterType)(-1);

    private static readonly FieldSet Fields = new(
        [],
        new("kind", required: true, "\"environment\", \"command\" or \"service_count\""),
        new("name", required: true, "the name of the variable or of the service"),
        new("readable_name", required: true, "the name to show"),
        new("description", required: true, "what it is for"),
        new("type", required: true, "\"string\" or \"integer\""),
        new("default", required: true, "the value when the user sets none, or null for none"),
        new("min", required: false, "the least value"),
        new("max", required: false, "the greatest value"),
        new("step", required: false, "the distance between values"));

    public static ImmutableArray<ShopParameter> ReadAll(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of parameters"))
            return [];
        var parameters = ImmutableArray.CreateBuilder<ShopParameter>();
        while (cursor.NextItem())
            parameters.Add(Read(ref cursor));
        return parameters.DrainToImmutable();
    }

    private static ShopParameter Read(ref JsonCursor cursor)
    {
        var start = cursor.Position;
        var kind = UnparsedKind;
        var type = UnparsedType;
        string? name = null, readableName = null, description = null;
        ParameterValue value = default;
        long? min = null, max = null, step = null;
        var complete = cursor.BeginObject(Fields, out var scope);
        while (complete && cursor.NextField(ref scope, out var field))
        {
            switch (field)
            {
                case 0: kind = (ShopParameterKind)cursor.ReadName(ShopParameterNames.Kinds); break;
                case 1: name = cursor.ReadString(); break;
                case 2: readableName = cursor.ReadString(); break;
                case 3: description = cursor.ReadString(); break;
                case 4: type = ReadType(ref cursor); break;
                case 5: value = ReadValue(ref cursor); break;
                case 6: min = cursor.ReadInt64(); break;
                case 7: max = cursor.ReadInt64(); break;
                default: step = cursor.ReadInt64(); break;
            }
        }

        if (complete && type == ShopParameterType.Integer)
            ReportMissingBounds(ref cursor, scope, start);
        return new ShopParameter
        {
            Kind = kind,
            Name = name!,
            ReadableName = readableName!,
            Description = description!,
            Type = type,
            Default = value,
            Min = min,
            Max = max,
            Step = step,
        };
    }

    private static ShopParameterType ReadType(ref JsonCursor cursor) => cursor.ReadName(ShopParameterNames.Types) switch
    {
        < 0 => UnparsedType,
        0 => ShopParameterType.Text,
        _ => ShopParameterType.Integer,
    };

    private static ParameterValue ReadValue(ref JsonCursor cursor) => cursor.Token switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.Number => new ParameterValue(null, cursor.ReadInt64()),
        _ => new ParameterValue(cursor.ReadString("a string, a whole number or null"), null),
    };

    private static void ReportMissingBounds(ref JsonCursor cursor, in ObjectScope scope, int start)
    {
        for (var index = 6; index <= 8; index++)
        {
            if ((scope.Seen & (1UL << index)) != 0)
                continue;
            var field = Fields[index];
            cursor.Report(
                ShapeRules.MissingKey, $"'{field.Name}' is missing; an integer needs it: add {field.Description}.", start);
        }
    }
}
