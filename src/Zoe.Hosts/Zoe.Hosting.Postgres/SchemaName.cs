using System.Text;

namespace Zoe.Hosting.Postgres;

/// <summary>The checked name of a schema.</summary>
internal readonly record struct SchemaName
{
    public const string Prefix = "zoe_";

    private const int MaxBytes = 63;

    private SchemaName(string name) => Name = name;

    public string Name { get; }

    /// <summary>As an identifier in SQL.</summary>
    public string Quoted => $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <exception cref="FormatException">PostgreSQL has no such name.</exception>
    public static SchemaName Of(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new FormatException("The name of the schema is empty.");
        if (name.Any(char.IsControl)) throw new FormatException($"The name of the schema, '{name}', has a control character.");
        if (name.StartsWith("pg_", StringComparison.Ordinal))
            throw new FormatException($"The name of the schema, '{name}', begins with pg_, which is reserved by PostgreSQL.");
        var bytes = Encoding.UTF8.GetByteCount(name);
        return bytes <= MaxBytes
            ? new SchemaName(name)
            : throw new FormatException($"The name of the schema, '{name}', has {bytes} bytes; PostgreSQL allows {MaxBytes}. Set the schema in the options of the store.");
    }
}
