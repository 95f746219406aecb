namespace Zoe.Web.Configuration.Sources;

/// <summary>A source of configuration that has names of its own for options.</summary>
internal interface INamedSettings
{
    /// <summary>How an option is called there.</summary>
    string NameOf(Setting setting);
}
