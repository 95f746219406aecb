using Zoe.Backends.Docker.Configuration;

namespace Zoe.Web.Configuration.Formats;

/// <summary>Path of a file with logins, which is tried out.</summary>
internal sealed class RegistryLoginFileAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems)
    {
        var path = Path.GetFullPath(text);
        try
        {
            DockerRegistryLoginFile.Read(path);
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"cannot be used: {problem.Message}.");
        }

        return path;
    }
}
