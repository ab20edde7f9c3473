using Amends.Training.Reviewing;

return args is ["reviewing", .. var rest] ? ReviewingTrainer.Run(rest) : 2;
