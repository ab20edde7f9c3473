using Microsoft.Extensions.Logging.Console;

namespace Amends.Web.Hosting;

/// <summary>One line an event, on standard error so that verbs and addresses stay alone on standard output. Never a message's text.</summary>
internal static class Logging
{
    public static void AddAmendsLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.Logging.AddFilter("Amends.Web.People", LogLevel.Warning);
        // They tell addresses, whose queries are what was searched for and whose paths are customers' keys. Said here for each, it is no matter of settings.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Routing.Matching", LogLevel.Warning);
        // The keys are as safe as the database that holds them, as the guide for administrators says.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What a failed command means is logged once, by Problems.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
    }
}
