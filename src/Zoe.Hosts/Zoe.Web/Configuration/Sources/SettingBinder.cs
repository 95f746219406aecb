namespace Zoe.Web.Configuration.Sources;

/// <summary>
/// Sets options from the configuration. The platform's binder stops at the first error and knows neither units nor where
/// a value was written.
/// </summary>
internal static class SettingBinder
{
    /// <summary>Sets what is given; what is wrong becomes problems, each a sentence that begins with the option.</summary>
    public static void Bind(object group, IEnumerable<Setting> settings, SettingValues values, ICollection<string> problems)
    {
        foreach (var setting in settings)
        {
            if (values.Find(setting) is not var (text, source)) continue;
            var wrong = new List<string>();
            var value = setting.Format.Read(text, wrong);
            if (wrong.Count == 0) setting.Set(group, value);
            foreach (var problem in wrong) problems.Add($"{source} {problem}");
        }
    }
}
