using System.Collections;
using System.Reflection;

namespace Zoe.Hosting.Testing.Samples;

/// <summary>
/// Sets and compares all properties of a record, also those that are added later, so that a store that forgets one fails.
/// </summary>
internal static class FilledRecords
{
    /// <summary>A copy whose properties, apart from some, have values of a kind.</summary>
    public static T Fill<T>(T record, SampleValues values, params string[] except)
        where T : class
    {
        foreach (var property in Properties(record))
        {
            if (except.Contains(property.Name)) continue;
            if (values.Of(property.PropertyType, property.Name) is { } value) property.SetValue(record, value);
        }

        return record;
    }

    /// <summary>The properties that differ, each with both values.</summary>
    public static IEnumerable<string> Differences<T>(T expected, T actual, params string[] except)
        where T : class =>
        from property in Properties(expected)
        where !except.Contains(property.Name)
        let values = (Expected: property.GetValue(expected), Actual: property.GetValue(actual))
        where !AreEqual(values.Expected, values.Actual)
        select $"{property.Name}: {Show(values.Actual)} instead of {Show(values.Expected)}";

    private static IEnumerable<PropertyInfo> Properties(object record) =>
        record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static bool AreEqual(object? expected, object? actual) => (expected, actual) switch
    {
        (string, _) or (null, _) or (_, null) => Equals(expected, actual),
        (IEnumerable one, IEnumerable other) => one.Cast<object>().SequenceEqual(other.Cast<object>()),
        _ => Equals(expected, actual),
    };

    private static string Show(object? value) => value switch
    {
        null => "null",
        string { Length: > 100 } text => $"a text of {text.Length} characters",
        _ => $"{value}",
    };
}
