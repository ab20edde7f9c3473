using Amends.Web.Commands;

return await CommandLine.RunAsync(args);
